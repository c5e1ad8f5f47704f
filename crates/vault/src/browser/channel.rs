//! Word from tab to tab that something was committed.

use std::rc::Rc;

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{BroadcastChannel, MessageEvent};

/// The channel that all tabs of the app share.
const NAME: &str = "naderhand-vault";

/// One handle's end of the channel. It hears the other handles, and not itself.
pub(crate) struct Channel {
    /// `None` in a browser without such channels: then the other tabs show the change when they next read.
    end: Option<Rc<BroadcastChannel>>,
    database: String,
}

impl Channel {
    pub(crate) fn new(database: &str) -> Self {
        Self { end: BroadcastChannel::new(NAME).ok().map(Rc::new), database: database.to_owned() }
    }

    /// Tells the other handles.
    pub(crate) fn tell(&self) {
        if let Some(end) = &self.end {
            // Nothing depends on it: a closed channel belongs to a page that is going away.
            let _ = end.post_message(&JsValue::from_str(&self.database));
        }
    }

    /// Calls back when another handle has told, until the answer is dropped.
    pub(crate) fn subscribe(&self, mut changed: impl FnMut() + 'static) -> Subscription {
        let database = self.database.clone();
        let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if event.data().as_string().is_some_and(|told| told == database) {
                changed();
            }
        });
        if let Some(end) = &self.end {
            let _ = end.add_event_listener_with_callback("message", listener.as_ref().unchecked_ref());
        }
        Subscription { end: self.end.clone(), listener }
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        // Subscriptions may outlive the handle; then the last of them closes it.
        if let Some(end) = &self.end
            && Rc::strong_count(end) == 1
        {
            end.close();
        }
    }
}

/// A callback on the channel; ends when it is dropped.
pub struct Subscription {
    end: Option<Rc<BroadcastChannel>>,
    listener: Closure<dyn FnMut(MessageEvent)>,
}

impl Drop for Subscription {
    fn drop(&mut self) {
        if let Some(end) = &self.end {
            let _ = end.remove_event_listener_with_callback("message", self.listener.as_ref().unchecked_ref());
            if Rc::strong_count(end) == 1 {
                end.close();
            }
        }
    }
}
