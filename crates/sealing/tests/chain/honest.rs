//! No false alarm: whatever order honest devices work in, every pull verifies.

use proptest::prelude::*;

use crate::{
    common::device,
    world::{Device, World, history},
};

proptest! {
    #[test]
    fn any_history_verifies_on_every_device(history in history()) {
        let mut world = World::after(&history);
        for device in 0..3 {
            world.pull_all(device);
            let state = serde_json::to_value(&world.devices[device].verifier).unwrap();
            prop_assert_eq!(&state["aheads"], &serde_json::json!({}));
            prop_assert_eq!(&state["successors"], &serde_json::json!({ "missing": {}, "early": {} }), "no growth");
        }
    }

    #[test]
    fn any_history_verifies_on_a_device_that_comes_new_whatever_the_size_of_a_page(
        history in history(), entries in 1_usize..20,
    ) {
        let world = World::after(&history);
        let mut new = Device::new(device(9));
        loop {
            let page = world.page_for(&new, entries);
            new.take(&page).unwrap();
            if !page.more {
                break;
            }
        }
        let pulled: u64 = new.verifier.cursors().iter().map(|position| position.seq).sum();
        let held: usize = world.server.values().map(Vec::len).sum();
        prop_assert_eq!(usize::try_from(pulled).unwrap(), held);
    }
}
