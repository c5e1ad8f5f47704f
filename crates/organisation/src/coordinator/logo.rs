//! The logo of the public pages.

use naderhand_transport::Transport;

use super::Desk;
use crate::{api::Act, error::Error};

impl<T: Transport> Desk<T> {
    /// Sets the logo that the settings name. The server checks the file, and says what is wrong with it.
    pub async fn set_logo(&mut self, bytes: Vec<u8>, media_type: &'static str) -> Result<(), Error> {
        self.act(&Act::SetLogo { bytes, media_type }).await.map(drop)
    }

    /// Removes the logo.
    pub async fn remove_logo(&mut self) -> Result<(), Error> {
        self.act(&Act::RemoveLogo).await.map(drop)
    }
}
