//! Chains: what honest devices and an honest server do always verifies, and whatever the server does otherwise is
//! noticed.

#[path = "../common/mod.rs"]
mod common;
mod honest;
mod named;
mod tampered;
mod world;
