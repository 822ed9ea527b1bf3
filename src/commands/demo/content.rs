//! The history of the sample organization, oldest event first.

use crate::domain::grant::Permission::{self, Modify, Owner, View};
use crate::domain::resource::Kind::{self, DataSource, Layer, Project, Table};
use crate::domain::role::KeyRole;
use crate::domain::role::Role::{self, Administrator, Editor, Viewer};

pub const ORGANIZATION: &str = "Meridian Maps";

/// The prefix of its secrets.
pub const PREFIX: &str = "meridian";

/// The name and email of its first administrator.
pub const FIRST: (&str, &str) = ("Ines Carvalho", "ines@meridian.example");

/// The age of the store in days.
pub const AGE: u16 = 430;

/// The name of a member, key or resource.
pub type Named = &'static str;

/// One event of the history.
pub struct Step {
    /// The age of the event in days.
    pub days_ago: u16,
    pub by: Named,
    /// The change.
    pub action: Action,
}

/// A change of the history.
pub enum Action {
    /// Add a member with this email and role.
    Member(Named, &'static str, Role),
    /// Change the role of a member.
    Promote(Named, Role),
    /// Create a key that expires this many days from now, or never.
    Key(Named, KeyRole, Option<i64>),
    /// Add a resource with its owner, project and data source.
    Resource(Kind, Named, Named, Option<Named>, Option<Named>),
    Grant(Named, Permission, Named),
    /// Revoke a key for this reason.
    Revoke(Named, &'static str),
}

use Action::{Grant, Key, Member, Promote, Resource, Revoke};

const INES: Named = FIRST.0;
const TOMAS: Named = "Tomas Lindqvist";
const PRIYA: Named = "Priya Raman";
const JONAS: Named = "Jonas Weber";
const MEI: Named = "Mei Tanaka";
const OLU: Named = "Olu Adeyemi";
const IMPORT: Named = "Nightly import";
const TILES: Named = "Old tile renderer";
const SURVEY: Named = "Field survey sync";
const TRAFFIC: Named = "Traffic feed";
const POSTGIS: Option<Named> = Some("PostGIS production");
const ARCHIVE: Option<Named> = Some("Satellite archive");
const CITY: Named = "City basemap";
const FLOOD: Named = "Flood risk";
const RELIEF: Named = "Relief 2024";
const FLOW: Named = "Traffic flow";

const fn on(days_ago: u16, by: Named, action: Action) -> Step {
    Step { days_ago, by, action }
}

/// Every event.
pub const HISTORY: &[Step] = &[
    on(430, INES, Member(TOMAS, "tomas@meridian.example", Administrator)),
    on(430, INES, Member(PRIYA, "priya@meridian.example", Editor)),
    on(430, INES, Member(JONAS, "jonas@meridian.example", Editor)),
    on(428, INES, Member(MEI, "mei@meridian.example", Viewer)),
    on(421, INES, Resource(DataSource, "PostGIS production", INES, None, None)),
    on(421, INES, Resource(DataSource, "Satellite archive", PRIYA, None, None)),
    on(420, INES, Key(IMPORT, KeyRole::Editor, Some(310))),
    on(420, INES, Resource(Project, CITY, IMPORT, None, None)),
    on(420, INES, Grant(PRIYA, Owner, CITY)),
    on(420, INES, Resource(Layer, "Roads", IMPORT, Some(CITY), POSTGIS)),
    on(420, INES, Resource(Layer, "Buildings", IMPORT, Some(CITY), POSTGIS)),
    on(419, INES, Resource(Table, "Street names", IMPORT, Some(CITY), POSTGIS)),
    on(419, INES, Grant(JONAS, Owner, "Street names")),
    on(419, INES, Grant("everyone", View, CITY)),
    on(401, TOMAS, Key("Partner map", KeyRole::Viewer, None)),
    on(401, TOMAS, Grant("Partner map", View, "Roads")),
    on(380, TOMAS, Key(TILES, KeyRole::Editor, Some(-198))),
    on(380, TOMAS, Resource(Project, RELIEF, TILES, None, None)),
    on(380, TOMAS, Resource(Layer, "Hillshade", TILES, Some(RELIEF), ARCHIVE)),
    on(300, TOMAS, Key("Mobile app", KeyRole::Viewer, Some(65))),
    on(300, TOMAS, Grant("Mobile app", View, "Buildings")),
    on(212, TOMAS, Key("Build server", KeyRole::Viewer, None)),
    on(212, TOMAS, Grant("Build server", View, "Satellite archive")),
    on(190, INES, Member(OLU, "olu@meridian.example", Viewer)),
    on(175, INES, Resource(Project, FLOOD, JONAS, None, None)),
    on(175, INES, Grant(PRIYA, Modify, FLOOD)),
    on(175, INES, Grant(OLU, View, FLOOD)),
    on(150, INES, Key(SURVEY, KeyRole::Editor, Some(5))),
    on(150, INES, Resource(Layer, "Gauges", SURVEY, Some(FLOOD), None)),
    on(150, INES, Resource(Table, "Readings", SURVEY, Some(FLOOD), POSTGIS)),
    on(95, TOMAS, Key("Billing export", KeyRole::Viewer, Some(270))),
    on(61, TOMAS, Promote(TOMAS, Editor)),
    on(60, INES, Key("Analytics notebook", KeyRole::Viewer, Some(1))),
    on(60, INES, Grant("Analytics notebook", View, "Readings")),
    on(40, INES, Key("Conference demo", KeyRole::Viewer, Some(-26))),
    on(12, INES, Revoke("Billing export", "its secret was found in a public repository")),
    on(6, INES, Key(TRAFFIC, KeyRole::Editor, Some(359))),
    on(6, INES, Resource(Project, FLOW, TRAFFIC, None, None)),
    on(6, INES, Resource(Table, "Counts", TRAFFIC, Some(FLOW), None)),
    on(5, INES, Grant(MEI, View, FLOW)),
];

/// The last use of keys, in hours before now.
pub const USES: &[(Named, i64)] = &[
    (IMPORT, 9),
    ("Partner map", 1),
    (TILES, 4755),
    ("Mobile app", 2),
    ("Build server", 31),
    (SURVEY, 50),
    ("Billing export", 290),
    (TRAFFIC, 3),
];
