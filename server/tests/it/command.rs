//! The real program, called for what an operator does with organisations: what it says, what it ends with, and what it leaves in the database.

use std::process::{Command, Output};

use naderhand_server::{
    clock::Clock,
    config::Database,
    organisation::SetupCode,
    store::{
        Store,
        request::{Create, ReadOrganisation},
    },
};
use serde_json::{Value, json};

use crate::support::{
    database::{Engine, TestDatabase},
    organisation::{example, logo, settings, write},
    running::{Program, site},
    signer::Signer,
};

struct Said {
    code: Option<i32>,
    out: String,
    err: String,
}

/// The address that users see.
const PUBLIC_URL: (&str, &str) = ("NADERHAND_PUBLIC_URL", "https://naderhand.example");

fn run(database: &Database, words: &[&str]) -> Said {
    run_with(database, words, &[])
}

fn run_with(database: &Database, words: &[&str], variables: &[(&str, String)]) -> Said {
    let url = match database {
        Database::Sqlite { file, .. } => format!("sqlite:{}", file.display()),
        Database::Postgres { url } => url.clone(),
    };
    let Output { status, stdout, stderr } = Command::new(env!("CARGO_BIN_EXE_naderhand"))
        .args(words)
        .env("DATABASE_URL", url)
        .env(PUBLIC_URL.0, PUBLIC_URL.1)
        .envs(variables.iter().map(|(name, value)| (name, value)))
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Said { code: status.code(), out: text(stdout), err: text(stderr) }
}

fn load(database: &Database, settings: &Value, logo: &[u8]) -> Said {
    let folder = tempfile::tempdir().unwrap();
    let file = write(folder.path(), settings, logo);
    run(database, &["organisation", "load", file.to_str().unwrap()])
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_loaded_and_what_was_loaded_is_said() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(database) = TestDatabase::make(engine, "a_file_is_loaded").await else { continue };
        let said = load(&database.config, &settings("rav", |_| ()), logo());
        assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
        assert!(
            said.out.starts_with("RAV Voorbeeld (rav): loaded\n  3 numbers, 2 entries in the social map, a logo of ")
        );
        assert!(said.out.contains("/o/rav/thuisfront") && said.out.contains("/en/o/rav/manager"), "{}", said.out);
        assert!(
            load(&database.config, &settings("rav", |_| ()), logo()).out.contains("loaded before, and is the same")
        );
        let changed = load(&database.config, &settings("rav", |settings| settings["numbers"] = json!([])), logo());
        assert!(changed.out.contains("takes the place of what was there") && changed.out.contains("0 numbers"));
        let store = Store::open(&database.config).await.unwrap();
        let kept = store.read(ReadOrganisation { slug: "rav".to_owned() }).await.unwrap();
        assert_eq!(kept, Some(example("rav", |settings| settings["numbers"] = json!([]))));
        store.close().await;
        database.remove().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_with_faults_is_refused_with_all_of_them_and_changes_nothing() {
    let database = TestDatabase::sqlite(None);
    assert_eq!(load(&database.config, &settings("rav", |_| ()), logo()).code, Some(0));
    let wrong = settings("rav", |settings| {
        settings["name"] = json!("x".repeat(100_000));
        settings["numbers"][2]["telephone"] = json!("bel maar");
        settings["colour"] = json!("#fff");
    });
    let said = load(&database.config, &wrong, logo());
    assert_eq!((said.code, said.out.as_str()), (Some(1), ""));
    assert!(said.err.contains("the file is larger than 65536 bytes"), "{}", said.err);
    let wrong = settings("rav", |settings| {
        settings["name"] = json!("x".repeat(61));
        settings["accent"]["light"] = json!("#ffcc00");
        settings["numbers"][2]["telephone"] = json!("bel maar");
        settings["colour"] = json!("#fff");
    });
    let said = load(&database.config, &wrong, logo());
    assert_eq!((said.code, said.out.as_str()), (Some(1), ""));
    for place in [
        "  colour: no such field",
        "  name: this has more than 60",
        "  accent.light: ",
        "contrast of 1.41 to 1",
        "  numbers[2].telephone: ",
    ] {
        assert!(said.err.contains(place), "{place}\n{}", said.err);
    }
    let store = Store::open(&database.config).await.unwrap();
    let kept = store.read(ReadOrganisation { slug: "rav".to_owned() }).await.unwrap();
    assert_eq!(kept, Some(example("rav", |_| ())));
    store.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn hostile_logos_are_refused_and_named() {
    let database = TestDatabase::sqlite(None);
    let script = br#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><script>alert(1)</script></svg>"#;
    let entities = br#"<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>"#;
    let huge = vec![b' '; 20 * 1024 * 1024];
    for (name, logo, told) in [
        ("logo.svg", &script[..], "line 1: <script>; a logo runs nothing"),
        ("logo.svg", entities, "This is no SVG drawing that can be read"),
        ("logo.svg", &huge, "A logo has at most 100000 bytes"),
        ("logo.png", &huge, "A logo has at most 100000 bytes"),
        ("logo.png", b"GIF89a\x01\0\x01\0", "This is no PNG image that can be read"),
        ("logo.png", script, "This is no PNG image that can be read"),
        ("logo.svg", b"\x89PNG\r\n\x1a\n", "This is no SVG drawing that can be read"),
    ] {
        let said = load(&database.config, &settings("rav", |settings| settings["logo"] = json!(name)), logo);
        assert_eq!((said.code, said.out.as_str()), (Some(1), ""));
        assert!(said.err.contains(told), "{name}: {}", said.err);
    }
    let Database::Sqlite { file, .. } = &database.config else { unreachable!() };
    assert!(!file.exists(), "nothing was opened for what was refused");
}

#[tokio::test(flavor = "multi_thread")]
async fn organisations_are_created_listed_and_removed() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(database) = TestDatabase::make(engine, "organisations_are_created").await else { continue };
        let words = |words: &[&str]| run(&database.config, words);
        assert!(words(&["organisation", "list"]).out.contains("There is no organisation"));
        load(&database.config, &settings("rav", |_| ()), logo());
        let said = words(&["organisation", "create", "rav"]);
        assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
        let start = "  https://naderhand.example/app/coordinator/nieuw#";
        let code = said.out.lines().find_map(|line| line.strip_prefix(start)).unwrap();
        let new = Signer::new("rav", 1).new_organisation(code, &[11]);
        let code: SetupCode = code.parse().unwrap();
        let store = Store::open(&database.config).await.unwrap();
        store.apply(Create { code: code.verifier(), new, now: Clock::System.now() }).await.unwrap();
        store.close().await;
        assert_eq!(
            words(&["organisation", "list"]).out,
            "rav: RAV Voorbeeld, 1 coordinators, 1 supporters, 0 open links\n"
        );
        let said = words(&["organisation", "create", "rav"]);
        assert!(said.code == Some(1) && said.err.contains("rav is set up already"), "{}", said.err);
        let said = load(&database.config, &settings("rav", |_| ()), logo());
        assert!(said.code == Some(1) && said.err.contains("organisation remove rav"), "{}", said.err);
        let said = words(&["organisation", "remove", "rav"]);
        assert_eq!(said.code, Some(0));
        assert!(
            said.out.starts_with("rav: removed, with its pages, 3 statements, 0 links, 0 sessions"),
            "{}",
            said.out
        );
        let said = words(&["organisation", "remove", "rav"]);
        assert!(said.code == Some(1) && said.err.contains("there is no organisation rav"), "{}", said.err);
        assert!(database.rows().await.iter().all(|(_, rows)| *rows == 0));
        database.remove().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_without_an_organisation_tells_a_code_once_and_not_to_its_log() {
    let database = TestDatabase::sqlite(None);
    let program = Program::start(&database.config, &site());
    assert!(program.told.contains("\n  /app/coordinator/nieuw#"), "{}", program.told);
    let code = program.told.trim().rsplit('#').next().unwrap().to_owned();
    assert!(!program.terminate().contains(&code));
    let again = Program::start(&database.config, &site());
    assert_eq!(again.told, "");
    again.terminate();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_there_and_what_is_no_command_is_said() {
    let database = TestDatabase::sqlite(None);
    let missing = run(&database.config, &["organisation", "load", "nowhere.json"]);
    assert_eq!(missing.code, Some(1));
    assert!(missing.err.starts_with("naderhand: nowhere.json cannot be read: "), "{}", missing.err);
    let folder = tempfile::tempdir().unwrap();
    let file = write(folder.path(), &settings("rav", |_| ()), logo());
    std::fs::remove_file(folder.path().join("logo.svg")).unwrap();
    let without = run(&database.config, &["organisation", "load", file.to_str().unwrap()]);
    assert!(without.code == Some(1) && without.err.contains("logo.svg cannot be read"), "{}", without.err);
    let wrong = run(&database.config, &["organization", "load", "x"]);
    assert_eq!(wrong.code, Some(2));
    assert!(wrong.err.contains("`naderhand help` lists them"), "{}", wrong.err);
    let help = run(&database.config, &["help"]);
    assert!(help.code == Some(0) && help.out.contains("naderhand organisation load FILE"));
    let url = Command::new(env!("CARGO_BIN_EXE_naderhand"))
        .args(["organisation", "load", "x"])
        .env("DATABASE_URL", "mysql://x")
        .output()
        .unwrap();
    assert_eq!(url.status.code(), Some(2));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_for_pushes_is_made_once_and_a_server_starts_with_it_or_says_why_not() {
    let database = TestDatabase::sqlite(None);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("push.pem");
    let file = file.to_str().unwrap();
    let made = run(&database.config, &["push-key", "make", file]);
    assert_eq!((made.code, made.err.as_str()), (Some(0), ""));
    let public = made.out.trim().rsplit(' ').next().unwrap().to_owned();
    assert_eq!(public.len(), 87, "{}", made.out);
    let before = std::fs::read(file).unwrap();
    assert_eq!(std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(file).unwrap().permissions()) & 0o777, 0o600);
    let again = run(&database.config, &["push-key", "make", file]);
    assert_eq!((again.code, again.err.contains("is there already")), (Some(1), true), "{}", again.err);
    assert_eq!(std::fs::read(file).unwrap(), before);

    let site = site();
    let with = |file: &str| {
        let site = site.path().to_str().unwrap().to_owned();
        vec![
            ("NADERHAND_PUSH_KEY", file.to_owned()),
            ("NADERHAND_SITE", site),
            ("NADERHAND_ADDR", "127.0.0.1:0".to_owned()),
        ]
    };
    let program = Program::start_with(&database.config, &site, &[("NADERHAND_PUSH_KEY", file), PUBLIC_URL]);
    let key = reqwest::get(format!("{}/api/v1/push-key", program.url)).await.unwrap().text().await.unwrap();
    assert_eq!(serde_json::from_str::<Value>(&key).unwrap(), json!({ "key": public }));
    program.terminate();
    let missing = folder.path().join("nothing.pem");
    for (wrong, told) in
        [(missing.to_str().unwrap(), "cannot read"), (site.path().join("sw.js").to_str().unwrap(), "no P-256 key")]
    {
        let said = run_with(&database.config, &[], &with(wrong));
        assert_eq!((said.code, said.out.contains(told)), (Some(2), true), "{}", said.out);
    }
    database.remove().await;
}
