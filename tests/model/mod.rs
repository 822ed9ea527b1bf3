//! Random sequences of operations against the real store and against a simple model in memory: after each of them
//! both give the same answers.

mod plain;
mod real;

use proptest::prelude::*;

use keys::domain::grant::Permission;
use keys::domain::role::KeyRole;

/// A principal; keys are numbered in the order of their creation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Who {
    Ada,
    Key(usize),
    Everyone,
}

/// The decision about the resources of a deleted key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    None,
    ToAda,
    Delete,
}

/// The expiry of a new key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ends {
    Never,
    InHours(i64),
}

/// One operation. A number that is too great counts from the start again.
#[derive(Debug, Clone)]
pub enum Operation {
    Create { role: KeyRole, ends: Ends, confirmed: bool },
    Delete { keys: Vec<usize>, decision: Decision },
    Revoke { keys: Vec<usize> },
    Restore { keys: Vec<usize> },
    Rotate { key: usize, grace: Option<i64>, confirmed: bool },
    Confirm { secret: usize },
    Discard { secret: usize },
    Update { key: usize, role: Option<KeyRole>, ends: Option<Ends> },
    Add { owner: Who },
    Remove { resource: usize },
    Grant { who: Who, permission: Permission, resource: usize },
    Ungrant { who: Who, resource: usize },
    Pass { millis: i64 },
}

fn key() -> impl Strategy<Value = usize> {
    0..3_usize
}

fn keys() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(key(), 1..3)
}

/// A principal, most often a key.
fn who() -> impl Strategy<Value = Who> {
    prop_oneof![1 => Just(Who::Ada), 4 => key().prop_map(Who::Key), 1 => Just(Who::Everyone)]
}

fn role() -> impl Strategy<Value = KeyRole> {
    prop_oneof![1 => Just(KeyRole::Viewer), 2 => Just(KeyRole::Editor)]
}

/// A few hours, so that keys expire during the test.
fn hours() -> impl Strategy<Value = i64> {
    0..5_i64
}

fn ends() -> impl Strategy<Value = Ends> {
    prop_oneof![1 => Just(Ends::Never), 2 => hours().prop_map(Ends::InHours)]
}

fn operation() -> impl Strategy<Value = Operation> {
    let decision = prop::sample::select(vec![Decision::None, Decision::ToAda, Decision::Delete]);
    let permission = prop::sample::select(Permission::ALL.to_vec());
    // Whole hours, and the length of a lease; and the millisecond before.
    let span = prop_oneof![hours().prop_map(|hours| hours * plain::HOUR), Just(plain::LEASE)];
    let millis =
        (span, prop::bool::ANY).prop_map(|(span, just_before)| (span - i64::from(just_before)).max(0));
    prop_oneof![
        4 => (role(), ends(), prop::bool::weighted(0.7))
            .prop_map(|(role, ends, confirmed)| Operation::Create { role, ends, confirmed }),
        2 => (keys(), decision).prop_map(|(keys, decision)| Operation::Delete { keys, decision }),
        1 => keys().prop_map(|keys| Operation::Revoke { keys }),
        1 => keys().prop_map(|keys| Operation::Restore { keys }),
        4 => (key(), prop::option::of(hours()), prop::bool::weighted(0.4))
            .prop_map(|(key, grace, confirmed)| Operation::Rotate { key, grace, confirmed }),
        3 => (0..8_usize).prop_map(|secret| Operation::Confirm { secret }),
        1 => (0..8_usize).prop_map(|secret| Operation::Discard { secret }),
        2 => (key(), prop::option::of(role()), prop::option::of(ends()))
            .prop_map(|(key, role, ends)| Operation::Update { key, role, ends }),
        3 => who().prop_map(|owner| Operation::Add { owner }),
        1 => (0..4_usize).prop_map(|resource| Operation::Remove { resource }),
        4 => (who(), permission, 0..4_usize)
            .prop_map(|(who, permission, resource)| Operation::Grant { who, permission, resource }),
        2 => (who(), 0..4_usize).prop_map(|(who, resource)| Operation::Ungrant { who, resource }),
        3 => millis.prop_map(|millis| Operation::Pass { millis }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn store_agrees_with_the_model(
        operations in prop::collection::vec(operation(), 1..50)
    ) {
        let mut model = plain::Model::default();
        let mut real = real::Real::new();
        for operation in &operations {
            let outcome = real.run(operation);
            prop_assert_eq!(model.run(operation), outcome, "{:?}", operation);
            for secret in 0..model.secrets.len() {
                prop_assert_eq!(model.verify(secret), real.verify(secret), "secret {} after {:?}", secret, operation);
                for resource in 0..model.resources.len() {
                    prop_assert_eq!(
                        model.permissions(secret, resource),
                        real.permissions(secret, resource),
                        "secret {} on resource {} after {:?}", secret, resource, operation
                    );
                }
            }
        }
        prop_assert_eq!(real.findings(), []);
    }
}
