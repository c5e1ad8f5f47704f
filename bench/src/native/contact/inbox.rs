//! A supporter's inbox of many requests, in the app on a slow phone: opened for the first time, opened again, and looked after.
//!
//! Each round has a server, an organisation and a browser of its own, so that the first time is one. The supporter becomes one
//! through the app's own screens, at full speed.

use anyhow::ensure;
use serde::Deserialize;

use super::supporter::Organisation;
use crate::{
    copies::REQUESTS,
    native::{
        Setup,
        chromium::Browser,
        phone::{self, LongTasks, Opened, SLOWER},
        program::{Program, Site},
        table::{Series, Table},
    },
};

/// Rounds are long, and each begins from nothing: none of them warms up.
const ROUNDS: u32 = 3;

/// How many requests its list draws at a time.
const ROWS_AT_ONCE: u32 = 50;

/// The list of requests.
const INBOX: &str = "/app/ondersteuner/vragen";

/// Finds the list without requests, and with some.
const EMPTY: &str = "main .nh-empty";
const ROWS: &str = "main .nh-requests__list a";

/// How often it is opened: before there are any requests, then with all of them, for the first time and again.
const VISITS: [&str; 3] = ["no requests", "for the first time", "again, nothing new"];

/// See `bench/web/life/observe.js`.
#[derive(Debug, Deserialize)]
struct Inbox {
    requests: u32,
    elements: f64,
    calls: f64,
    unchanged: u32,
    bytes: f64,
    tasks: LongTasks,
}

/// See `bench/web/life/observe.js`.
#[derive(Debug, Deserialize)]
struct Look {
    millis: f64,
    tasks: LongTasks,
}

/// See `bench/web/life/observe.js`.
#[derive(Debug, Deserialize)]
struct Others {
    rows: u32,
    tasks: LongTasks,
}

/// It was opened, came to rest, and looked at the server once more.
struct Visit {
    opened: Opened,
    inbox: Inbox,
    look: Look,
    /// When its list has left some out.
    others: Option<Others>,
}

impl Visit {
    /// The long tasks until it was at rest: how many, the longest, and all together.
    fn tasks(&self) -> [f64; 3] {
        let (until, after) = (&self.opened.tasks, &self.inbox.tasks);
        [until.number + after.number, until.longest.max(after.longest), until.together + after.together]
    }

    /// As many figures as there are tables.
    fn figures(&self) -> [f64; TABLES.len()] {
        let [number, longest, together] = self.tasks();
        let Inbox { elements, calls, bytes, .. } = self.inbox;
        let look = &self.look;
        let looked = [look.millis, look.tasks.longest];
        let others = self.others.as_ref().map_or(0.0, |others| others.tasks.longest);
        [self.opened.millis, number, longest, together, bytes / 1_024.0, calls, elements, looked[0], looked[1], others]
    }
}

/// What each table shows, and of which unit.
const TABLES: [(&str, &str); 10] = [
    ("from navigation until it is there", "milliseconds"),
    ("long tasks until it is at rest", "tasks over 50 ms"),
    ("the longest, while no tap is answered", "milliseconds, 0 when there was none"),
    ("all of them together", "milliseconds, 0 when there was none"),
    ("transferred", "KiB, with 300 bytes for the headers of each answer"),
    ("calls of the server", "calls"),
    ("elements in the document", "elements"),
    ("a look that brings nothing", "milliseconds"),
    ("its longest task", "milliseconds, 0 when there was none"),
    ("drawing fifty more: the longest task", "milliseconds, 0 when there was none"),
];

pub(super) async fn measure(setup: &Setup) -> anyhow::Result<()> {
    println!(
        "\n== An inbox of {REQUESTS} requests in Chromium, on a phone whose processor is {SLOWER} times \
         slower"
    );
    let mut tables = TABLES.map(|(title, unit)| Table {
        title: title.into(),
        unit: format!("{unit}; less is better"),
        rows: VISITS.map(Series::new).into(),
        base: None,
    });
    tables[0].base = Some(0);
    for round in 1..=ROUNDS {
        for (index, visit) in once(setup).await?.iter().enumerate() {
            for (table, figure) in tables.iter_mut().zip(visit.figures()) {
                table.rows[index].add(round, figure);
            }
        }
    }
    for table in tables {
        print!("{table}");
    }
    Ok(())
}

async fn once(setup: &Setup) -> anyhow::Result<[Visit; VISITS.len()]> {
    let folder = phone::with_the_bench(setup)?;
    let server = Program::on_sqlite(setup, Site::Built(folder.path()), &[]).await?;
    let mut browser = Browser::start(setup)?;
    let measured = visits(setup, &server, &mut browser).await;
    browser.stop().await?;
    server.stop().await?;
    measured
}

async fn visits(setup: &Setup, server: &Program, browser: &mut Browser) -> anyhow::Result<[Visit; VISITS.len()]> {
    let origin = format!("http://{}", server.address);
    phone::keep_offline(browser, &origin).await?;
    let mut organisation = Organisation::found(server).await?;
    become_supporter(setup, browser, &origin, &mut organisation).await?;
    let empty = visit(setup, browser, &origin, EMPTY, 0).await?;
    organisation.ask(REQUESTS).await?;
    let first = visit(setup, browser, &origin, ROWS, REQUESTS).await?;
    let again = visit(setup, browser, &origin, ROWS, REQUESTS).await?;
    ensure!(again.inbox.unchanged > 0, "the server had something new for an inbox in which nothing had happened");
    Ok([empty, first, again])
}

async fn visit(
    setup: &Setup,
    browser: &mut Browser,
    origin: &str,
    wanted: &str,
    requests: u32,
) -> anyhow::Result<Visit> {
    let (mut tab, opened) = phone::open(setup, browser, origin, INBOX, wanted).await?;
    let inbox: Inbox = tab.evaluate("life.inbox()").await?;
    ensure!(inbox.requests == requests, "{} requests instead of {requests}", inbox.requests);
    let look = tab.evaluate("life.look()").await?;
    let others: Option<Others> =
        if requests > ROWS_AT_ONCE { Some(tab.evaluate("life.others()").await?) } else { None };
    if let Some(Others { rows, .. }) = others {
        ensure!(rows == 2 * ROWS_AT_ONCE, "{rows} rows, once more of them were asked for");
    }
    tab.close().await?;
    Ok(Visit { opened, inbox, look, others })
}

/// Takes an invitation in the browser, as whoever gets the link does, and waits until the organisation has confirmed it.
async fn become_supporter(
    setup: &Setup,
    browser: &mut Browser,
    origin: &str,
    organisation: &mut Organisation,
) -> anyhow::Result<()> {
    let invitation = organisation.invite().await?;
    let mut tab = browser.tab().await?;
    phone::watch(setup, &mut tab, "main a[href='/app/ondersteuner']").await?;
    tab.open(&format!("{origin}/app/uitnodiging#{}", invitation.to_text())).await?;
    let _: bool = tab.evaluate("life.press('main .nh-actions button')").await?;
    let _: Opened = tab.evaluate("life.opened()").await?;
    tab.close().await?;
    organisation.confirm(&invitation).await?;
    let mut tab = browser.tab().await?;
    phone::watch(setup, &mut tab, &format!("main a[href='{INBOX}']")).await?;
    tab.open(&format!("{origin}/app/ondersteuner")).await?;
    let _: Opened = tab.evaluate("life.opened()").await?;
    tab.close().await
}
