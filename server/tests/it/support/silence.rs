//! A way to the program on which answers do not arrive: what was called has happened, and nobody hears of it.

use std::time::Duration;

use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

/// Longer than any answer takes.
const PATIENCE: Duration = Duration::from_mins(1);

/// Such a way, for one call.
pub(crate) struct Silence {
    pub(crate) url: String,
    call: JoinHandle<(u16, TcpStream)>,
}

impl Silence {
    /// Before a program that listens at `url`.
    pub(crate) async fn before(url: &str) -> Self {
        let program = url.trim_start_matches("http://").to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let call = tokio::spawn(async move {
            let (mut device, _) = listener.accept().await.unwrap();
            let mut program = TcpStream::connect(program).await.unwrap();
            let (mut asked, mut answered) = ([0; 4096], Vec::new());
            loop {
                tokio::select! {
                    read = device.read(&mut asked) => {
                        let read = read.unwrap();
                        assert_ne!(read, 0, "the device gave up");
                        program.write_all(&asked[..read]).await.unwrap();
                    }
                    read = program.read_buf(&mut answered) => {
                        assert_ne!(read.unwrap(), 0, "the program gave up");
                        // `HTTP/1.1 204 `: all that is to be durable is, before the first byte of an answer.
                        if let Some(status) = answered.get(9..12) {
                            return (core::str::from_utf8(status).unwrap().parse().unwrap(), device);
                        }
                    }
                }
            }
        });
        Self { url, call }
    }

    /// Waits until the program has answered, lets `end` end it, and hangs up on the device. The status of the answer that nobody
    /// got.
    pub(crate) async fn once_answered(self, end: impl FnOnce()) -> u16 {
        let (status, device) = tokio::time::timeout(PATIENCE, self.call).await.unwrap().unwrap();
        end();
        drop(device);
        status
    }
}
