//! What the device keeps reads back, and what this version cannot read is told from what nobody wrote.

use naderhand_domain::reminders::Unreadable;
use naderhand_reminders::{AlertFor, Bells};

use crate::server::{Server, address, rings, rng, shown};

#[tokio::test]
async fn all_of_it_reads_back() {
    let mut rng = rng();
    let mut bells = Bells::make(&mut rng);
    assert_eq!(Bells::parse(&bells.to_json()), Ok(bells.clone()));
    bells.turn_on(&mut rng);
    bells.turn_off();
    bells.turn_on(&mut rng);
    bells.turn_alert_on(AlertFor::Supporter, &mut rng);
    bells.address = Some(address("one"));
    let own = bells.own.as_mut().unwrap();
    let put = own.put(&address("one"), shown(), rings(3));
    own.send(&Server::new(), put).await.unwrap();
    assert_eq!(Bells::parse(&bells.to_json()), Ok(bells.clone()));
    assert!(!format!("{bells:?}").contains("push.example"), "an address is never printed");
}

#[test]
fn a_newer_form_is_left_alone_and_what_is_cut_or_changed_is_none() {
    let mut rng = rng();
    let mut bells = Bells::make(&mut rng);
    bells.turn_on(&mut rng);
    let json = String::from_utf8(bells.to_json()).unwrap();
    assert_eq!(Bells::parse(json.replacen("\"version\":1", "\"version\":2", 1).as_bytes()), Err(Unreadable::Newer));
    for end in 0..json.len() {
        assert_eq!(Bells::parse(&json.as_bytes()[..end]), Err(Unreadable::Malformed), "cut at {end}");
    }
    let more = json.replacen("\"leaving\"", "\"other\":1,\"leaving\"", 1);
    assert_eq!(Bells::parse(more.as_bytes()), Err(Unreadable::Malformed));
}
