//! The closed sets of words in events, for schemas. Events themselves have plain text, so that a stored event with a
//! word of an older version stays readable.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::super::key::KeyStatus;
use super::super::resource::KINDS;
use super::super::{grant, role};
use super::UNKNOWN_KIND;

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident = $words:expr;)*) => {
        $(
            $(#[$doc])*
            pub enum $name {}

            impl JsonSchema for $name {
                fn schema_name() -> Cow<'static, str> {
                    stringify!($name).into()
                }

                fn json_schema(_: &mut SchemaGenerator) -> Schema {
                    json_schema!({ "type": "string", "enum": $words })
                }
            }
        )*
    };
}

words! {
    /// The role of a member, or of a member or key that was deleted.
    Role = role::Role::ALL.map(role::Role::as_str);
    /// The role of a key.
    KeyRole = role::KeyRole::ALL.map(role::KeyRole::as_str);
    /// A permission on a resource.
    Permission = grant::Permission::ALL.map(grant::Permission::as_str);
    /// The status of a key.
    Status = KeyStatus::ALL.map(KeyStatus::as_str);
    /// The kind of a resource.
    ResourceKind = resource_kinds();
    /// The kind of anything that can be referred to.
    ReferenceKind = [vec!["organization", "member", "key", "everyone"], resource_kinds()].concat();
}

/// The kinds of resources, and the kind in events of versions that stored none.
fn resource_kinds() -> Vec<&'static str> {
    KINDS.iter().map(|facts| facts.name).chain([UNKNOWN_KIND]).collect()
}
