//! `wasm-bindgen-test-runner` of exactly the version in the lock file, so that nobody has to install it.
//!
//! A package of its own, because `cargo xtask run` should not wait for what only the tests need.

fn main() -> anyhow::Result<()> {
    env_logger::init();
    wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(std::env::args_os())
}
