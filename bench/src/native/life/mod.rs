//! The real app after a year of use, on a slow phone: the built site, the server that is shipped, the app's own store.
//!
//! A page of the bench on the app's origin writes the made-up year into the app's store, by the vault's own calls. Then the
//! app's screens are opened, each in a tab of its own and in turns, with the processor slowed down. The service worker is
//! there, as from the second visit on; so nothing waits for a network. The browser's own processes, IndexedDB among them,
//! are not slowed down.

mod screens;

use anyhow::ensure;

use self::screens::{Round, SCREENS, Screen};
use super::{
    Setup,
    chromium::Browser,
    phone::{self, SLOWER},
    program::{Program, Site},
    table::{Series, Table},
};
use crate::year::{CHECK_INS, INCIDENTS, LISTS};

const SEED: u32 = 1;

/// Prints how long the app's screens take to open, and how long they keep the phone busy.
pub(crate) async fn measure(setup: &Setup) -> anyhow::Result<()> {
    println!(
        "\n== Life in Chromium: {CHECK_INS} check-ins, {INCIDENTS} events and {LISTS} signal lists in the app, on a phone \
         whose processor is {SLOWER} times slower"
    );
    let folder = phone::with_the_bench(setup)?;
    let server = Program::on_sqlite(setup, Site::Built(folder.path()), &[]).await?;
    let mut browser = Browser::start(setup)?;
    let measured = everything(setup, &mut browser, &format!("http://{}", server.address)).await;
    browser.stop().await?;
    server.stop().await?;
    measured
}

async fn everything(setup: &Setup, browser: &mut Browser, origin: &str) -> anyhow::Result<()> {
    fill(browser, origin).await?;
    phone::keep_offline(browser, origin).await?;

    let series = |of: &Screen| Series::new(of.name);
    let (mut opening, mut tasks, mut longest) =
        (SCREENS.map(|of| series(&of)), SCREENS.map(|of| series(&of)), SCREENS.map(|of| series(&of)));
    let mut list = ["long tasks", "the longest, ms", "slowest press of “earlier days”, ms"].map(Series::new);
    let mut speeds = ["this machine", "the phone"].map(Series::new);
    for round in 0..=setup.rounds() {
        for (index, screen) in SCREENS.iter().enumerate() {
            let Round { opened, scrolled, fast, slow } = screens::open(setup, browser, origin, screen).await?;
            opening[index].add(round, opened.millis);
            tasks[index].add(round, opened.tasks.number);
            longest[index].add(round, opened.tasks.longest);
            if let Some(scrolled) = scrolled {
                ensure!(scrolled.entries == CHECK_INS, "{} check-ins on the list", scrolled.entries);
                let figures = [scrolled.tasks.number, scrolled.tasks.longest, scrolled.slowest];
                for (series, figure) in list.iter_mut().zip(figures) {
                    series.add(round, figure);
                }
            }
            speeds[0].add(round, fast);
            speeds[1].add(round, slow);
        }
    }
    let table = |title: &str, unit: &str, rows: Vec<Series>, base| Table {
        title: title.into(),
        unit: format!("{unit}; less is better"),
        rows,
        base,
    };
    print!("{}", table("sorting numbers", "milliseconds", speeds.into(), Some(0)));
    print!("{}", table("from navigation until it is there", "milliseconds", opening.into(), Some(0)));
    print!("{}", table("long tasks while it opens", "tasks over 50 ms", tasks.into(), None));
    print!("{}", table("the longest of them", "milliseconds, 0 when there was none", longest.into(), None));
    print!("{}", table("the list to its end", "as the row says", list.into(), None));
    Ok(())
}

/// Writes the year into the app's store.
async fn fill(browser: &mut Browser, origin: &str) -> anyhow::Result<()> {
    let mut tab = browser.tab().await?;
    tab.open(&format!("{origin}{}", phone::PAGE)).await?;
    let written: usize =
        tab.evaluate(&format!("import('{}').then(({{ write }}) => write({SEED}))", phone::SCRIPT)).await?;
    let wanted = (CHECK_INS + INCIDENTS) as usize + LISTS;
    ensure!(written == wanted, "{written} records were written instead of {wanted}");
    tab.close().await
}
