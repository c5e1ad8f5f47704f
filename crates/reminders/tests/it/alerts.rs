//! The bells of supporters and coordinators.

use naderhand_domain::wire::reminders::PutAlerts;
use naderhand_reminders::{AlertFor, Bells, alert, no_alert};
use naderhand_transport::Method;

use crate::server::rng;

#[test]
fn each_role_has_a_bell_of_its_own_and_one_tag_for_all_its_alerts() {
    let mut rng = rng();
    let mut bells = Bells::make(&mut rng);
    bells.turn_on(&mut rng);
    for whom in AlertFor::ALL {
        bells.turn_alert_on(whom, &mut rng);
    }
    let before = bells.clone();
    bells.turn_alert_on(AlertFor::Supporter, &mut rng);
    assert_eq!(bells, before, "turning on what is on draws nothing");
    let ids: Vec<_> = bells.all().map(|bell| bell.token().reminders).collect();
    assert_eq!(ids.len(), 3);
    assert!(ids.iter().enumerate().all(|(at, id)| !ids[..at].contains(id)));
    assert_eq!(bells.all_mut().count(), 3);

    let supporter = bells.alert(AlertFor::Supporter).unwrap();
    let request = alert("rav-voorbeeld", supporter);
    assert_eq!((request.method, request.path.as_str()), (Method::Put, "/api/v1/organisations/rav-voorbeeld/alerts"));
    let body: PutAlerts = serde_json::from_slice(request.body.parts().unwrap().0).unwrap();
    assert_eq!((body.reminders, body.tag), (supporter.bell.token().reminders, supporter.tag));
    assert_eq!(no_alert("rav-voorbeeld").method, Method::Delete);
}

#[test]
fn turning_one_off_leaves_the_others_and_all_off_leaves_none() {
    let mut rng = rng();
    let mut bells = Bells::make(&mut rng);
    bells.turn_on(&mut rng);
    bells.turn_alert_on(AlertFor::Coordinator, &mut rng);
    bells.turn_alert_off(AlertFor::Coordinator);
    bells.turn_alert_off(AlertFor::Supporter);
    assert!(bells.is_any_on() && bells.is_leaving());
    assert!(bells.alert(AlertFor::Coordinator).is_none());
    bells.turn_all_off();
    assert!(!bells.is_any_on());
}
