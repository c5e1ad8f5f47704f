//! What organisations show: loaded, replaced, read back, and apart from every vault.

use naderhand_domain::organisation::Settings;
use naderhand_server::{
    organisation::{
        Face,
        logo::{Logo, Media},
    },
    store::request::{LoadOrganisation, Loaded, OrganisationDigest, ReadOrganisation},
};

use super::{Case, on, today};
use crate::support::{database::on_both_databases, organisation::example};

on_both_databases!(
    what_was_loaded_is_read_back,
    loading_again_replaces_or_says_that_it_is_the_same,
    organisations_are_told_apart,
    the_largest_of_everything_fits,
    concurrent_loads_of_one_organisation_end_in_one,
);

fn load(face: &Face) -> LoadOrganisation {
    LoadOrganisation { face: face.clone(), today: today() }
}

async fn read(case: &Case, slug: &str) -> Option<Face> {
    case.store.read(ReadOrganisation { slug: slug.to_owned() }).await.unwrap()
}

async fn digest(case: &Case, slug: &str) -> Option<[u8; 32]> {
    case.store.read(OrganisationDigest { slug: slug.to_owned() }).await.unwrap()
}

async fn what_was_loaded_is_read_back(case: &mut Case) {
    let with_logo = example("rav", |_| ());
    let without_logo = example("plain", |settings| drop(settings.as_object_mut().unwrap().remove("logo")));
    for face in [with_logo, without_logo] {
        let slug = face.settings.organisation().slug();
        assert_eq!(case.store.apply(load(&face)).await.unwrap(), Loaded::New);
        assert_eq!(read(case, slug).await.as_ref(), Some(&face));
        assert_eq!(digest(case, slug).await, Some(face.digest()));
    }
    let rows = case.database.rows().await;
    assert!(rows.iter().all(|(table, rows)| *rows == if table == "organisations" { 2 } else { 0 }), "{rows:?}");
}

async fn loading_again_replaces_or_says_that_it_is_the_same(case: &mut Case) {
    let first = example("rav", |_| ());
    case.store.apply(load(&first)).await.unwrap();
    assert_eq!(case.store.apply(load(&first)).await.unwrap(), Loaded::Same);
    let renamed = example("rav", |settings| settings["name"] = "RAV Nieuw".into());
    let mut redrawn = first.clone();
    redrawn.logo.as_mut().unwrap().bytes.push(b' ');
    let bare = Face { logo: None, ..first.clone() };
    for face in [renamed, redrawn, bare] {
        assert_eq!(case.store.apply(load(&face)).await.unwrap(), Loaded::Changed);
        assert_eq!(read(case, "rav").await, Some(face.clone()));
        assert_eq!(digest(case, "rav").await, Some(face.digest()));
    }
}

async fn organisations_are_told_apart(case: &mut Case) {
    let rav = example("rav", |_| ());
    case.store.apply(load(&rav)).await.unwrap();
    for other in ["", "ra", "rav2", "RAV", "rav ", "%", "r_v", "rav' OR '1'='1"] {
        assert_eq!((read(case, other).await, digest(case, other).await), (None, None), "{other:?}");
    }
    let other = example("gevangenis", |settings| settings["name"] = "P.I. Voorbeeld".into());
    case.store.apply(load(&other)).await.unwrap();
    assert_eq!(read(case, "rav").await, Some(rav));
}

async fn the_largest_of_everything_fits(case: &mut Case) {
    let mut face = example("rav", |settings| {
        settings["numbers"] = vec![settings["numbers"][0].clone(); 12].into();
        settings["social_map"] = vec![settings["social_map"][1].clone(); 24].into();
        settings["name"] = "é".repeat(60).into();
    });
    let bytes = (0..100_000_u32).map(|at| at.to_be_bytes()[3]).collect();
    face.logo = Some(Logo { media: Media::Png, bytes, width: 1000, height: 1000 });
    case.store.apply(load(&face)).await.unwrap();
    assert_eq!(read(case, "rav").await.as_ref(), Some(&face));
    assert_eq!(Settings::parse(face.settings.to_json().as_bytes()), Ok(face.settings));
}

async fn concurrent_loads_of_one_organisation_end_in_one(case: &mut Case) {
    let faces: Vec<Face> =
        (0..8).map(|at| example("rav", |settings| settings["name"] = format!("RAV {at}").into())).collect();
    let calls: Vec<_> = faces
        .iter()
        .map(|face| {
            let (store, load) = (case.store.clone(), load(face));
            tokio::spawn(async move { store.apply(load).await })
        })
        .collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    let kept = read(case, "rav").await.unwrap();
    assert!(faces.contains(&kept));
    assert_eq!(digest(case, "rav").await, Some(kept.digest()), "the digest is of what was kept");
}
