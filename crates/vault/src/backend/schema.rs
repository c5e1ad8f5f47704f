//! The stores, in one place.
//!
//! # Changing the schema
//!
//! Only ever append: a new store or a new index gets a `since` one higher than [`Schema::CURRENT`] had, and
//! [`Schema::CURRENT`] follows. Nothing is renamed and nothing taken away: `rexie` deletes every store that is not listed
//! when the version rises, and an older tab may still be running. What a row's bytes look like is versioned in the row.

/// A store of the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Store {
    /// The vault's sealed state: one row, whose key is the revision. Every commit puts the next one in its place.
    State,
    /// Records, by ordinal: the newest to this device has the highest.
    Records,
    /// Uploads that were made and not yet acknowledged, exactly as they go on the wire.
    InFlight,
    /// Versions that lost to another device's edit, and what could not be put in its place.
    SetAside,
    /// Small sealed values, by name.
    Meta,
    /// The vault's keys, wrapped, and what they are wrapped with.
    Keys,
}

/// An index over one property of a store's rows. Rows without the property are not in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IndexSpec {
    /// Its name.
    pub name: &'static str,
    /// The property.
    pub path: &'static str,
    /// Whether two rows may share a value.
    pub unique: bool,
    /// The schema that brought it.
    pub since: u32,
}

/// A store and its indexes. Rows have their key in the property `k` and their bytes in `v`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StoreSpec {
    /// Its name in the database.
    pub name: &'static str,
    /// Its indexes.
    pub indexes: &'static [IndexSpec],
    /// The schema that brought it.
    pub since: u32,
}

/// The property with a row's key.
pub const KEY_PATH: &str = "k";

/// Finds a record's row by the record's id.
pub const BY_RECORD: IndexSpec = IndexSpec { name: "by_record", path: "i", unique: true, since: 1 };

/// The outbox: holds the ordinals of pending rows, and nothing of the others.
pub const PENDING: IndexSpec = IndexSpec { name: "pending", path: "p", unique: true, since: 1 };

/// Keeps [`Store::State`] to one row: all its rows have the same value here.
pub const ONLY: IndexSpec = IndexSpec { name: "only", path: "u", unique: true, since: 1 };

const fn plain(name: &'static str, since: u32) -> StoreSpec {
    StoreSpec { name, indexes: &[], since }
}

/// A version of the database's layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Schema {
    /// Rises by one with every change.
    pub version: u32,
    /// All stores up to this version.
    pub stores: &'static [StoreSpec],
}

impl Schema {
    /// The layout of this version of the app.
    pub const CURRENT: Self = Self {
        version: 1,
        stores: &[
            StoreSpec { name: "state", indexes: &[ONLY], since: 1 },
            StoreSpec { name: "records", indexes: &[BY_RECORD, PENDING], since: 1 },
            plain("in_flight", 1),
            plain("set_aside", 1),
            plain("meta", 1),
            plain("keys", 1),
        ],
    };
}

impl Store {
    /// All stores.
    pub const ALL: [Self; 6] = [Self::State, Self::Records, Self::InFlight, Self::SetAside, Self::Meta, Self::Keys];

    /// Its name in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::Records => "records",
            Self::InFlight => "in_flight",
            Self::SetAside => "set_aside",
            Self::Meta => "meta",
            Self::Keys => "keys",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every schema that was ever shipped, frozen.
    const SHIPPED: &[(u32, &[&str])] = &[(1, &["state", "records", "in_flight", "set_aside", "meta", "keys"])];

    #[test]
    fn no_store_of_any_shipped_schema_is_missing_or_moved() {
        for (version, stores) in SHIPPED {
            let now: Vec<_> =
                Schema::CURRENT.stores.iter().filter(|store| store.since <= *version).map(|store| store.name).collect();
            assert_eq!(now, *stores, "schema {version}");
        }
        assert_eq!(SHIPPED.last().unwrap().0, Schema::CURRENT.version, "freeze the new schema here");
    }

    #[test]
    fn every_store_is_in_the_schema_once() {
        let mut listed: Vec<_> = Schema::CURRENT.stores.iter().map(|store| store.name).collect();
        let mut known: Vec<_> = Store::ALL.map(Store::name).to_vec();
        listed.sort_unstable();
        known.sort_unstable();
        assert_eq!(listed, known);
    }
}
