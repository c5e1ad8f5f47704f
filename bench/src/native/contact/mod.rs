//! Requests for contact: sealing one to many, taking one while others do, inboxes that ask for what is new, and a full one on a
//! phone.

mod claims;
mod inbox;
mod organisation;
mod polls;
mod sealing;
mod supporter;

use super::{
    Setup,
    program::{Program, Site},
};

/// Prints all of it.
pub(crate) async fn measure(setup: &Setup) -> anyhow::Result<()> {
    println!("\n== Contact: requests sealed to supporters, taken by one of them, and looked for by all");
    sealing::measure(setup).await?;
    let mut programs = vec![Program::on_sqlite(setup, Site::Blank, &[]).await?];
    match &setup.postgres {
        Some(admin) => programs.push(Program::on_postgres(setup, Site::Blank, &[], admin).await?),
        None => println!("PostgreSQL does not answer: SQLite alone"),
    }
    let mut measured = Ok(());
    for program in &programs {
        measured = on(setup, program).await;
        if measured.is_err() {
            break;
        }
    }
    for program in programs {
        program.stop().await?;
    }
    measured?;
    inbox::measure(setup).await
}

async fn on(setup: &Setup, program: &Program) -> anyhow::Result<()> {
    claims::measure(setup, program).await?;
    polls::measure(setup, program).await
}
