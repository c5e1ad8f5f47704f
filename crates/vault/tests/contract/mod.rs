//! The contract of the vault: what holds on every backend. Native tests and the browser run the same functions.

pub(crate) mod choices;
pub(crate) mod identity;
pub(crate) mod records;
pub(crate) mod server;
pub(crate) mod simulation;
pub(crate) mod support;
pub(crate) mod sync;

/// Runs the whole contract on one kind of device: `native`, where a future is driven to its end, or in the `browser`.
#[macro_export]
macro_rules! contract {
    ($device:ty, $where:ident) => {
        $crate::contract!(@ $device, $where,
            records: kept_and_found_again, recent_is_newest_first, removed_leaves_a_tombstone, an_edit_keeps_its_place,
                stamps_rise_when_the_clock_runs_back, two_tabs_at_once, a_tab_that_was_idle_overwrites_nothing, a_thousand_records, many_at_once,
                own_words_are_nowhere_in_the_stores, settings_are_kept, too_large_is_refused;
            identity: opened_again, two_tabs_make_one_vault, forgotten_and_noticed, adopted_with_everything,
                adopted_and_noticed_by_the_other_tab, enrolled_anew;
            choices: nothing_leaves_unasked, withdrawing_one_kind_erases_it, withdrawn_while_under_way, abandoned_and_arriving_late,
                withdrawn_after_it_arrived_unnoticed, withdrawn_on_the_other_device,
                two_devices_decide_at_once;
            sync: uploaded_once, the_same_bytes_until_acknowledged, an_edit_under_way_stays_pending, a_lost_answer_is_found,
                uploads_keep_their_limits, pulled_in_pages, an_edit_reaches_the_other_device, both_edit_offline,
                both_upload_unseen, set_aside_and_restored, tampering_changes_nothing, a_year_ahead,
                unknown_kinds_are_kept, an_older_page_is_overtaken, withdrawn_copies_stay_on_the_device;
            simulation: fixed_seeds;
        );
    };
    (@ $device:ty, $where:ident, $($module:ident: $($name:ident),+;)+) => {
        $(mod $module {
            $($crate::contract!(@test $where, $device, $module, $name);)+
        })+
    };
    (@test native, $device:ty, $module:ident, $name:ident) => {
        #[test]
        fn $name() {
            $crate::block_on($crate::contract::$module::$name::<$device>())
        }
    };
    (@test browser, $device:ty, $module:ident, $name:ident) => {
        #[wasm_bindgen_test::wasm_bindgen_test]
        async fn $name() {
            $crate::contract::$module::$name::<$device>().await
        }
    };
}
