use crate::domain::grant::{Permission, Principal};
use crate::domain::id::ResourceId;
use crate::domain::member::Member;
use crate::domain::role::{KeyRole, Role};
use crate::ops::fixture::{acting, code, create, held, hold, member, new_key, newest_event, own, with_store};
use crate::ops::grant::{NewGrant, give, revoke};
use crate::ops::key::NewKey;

fn of(member: &Member) -> Principal {
    Principal::Member(member.id)
}

fn new(principal: Principal, permission: Permission, resource: ResourceId) -> NewGrant {
    NewGrant { principal, permission, resource }
}

#[test]
fn a_grant_replaces_the_previous_one() {
    with_store(|cx, ada| {
        let eve = member(cx, "Eve", Role::Editor);
        let atlas = own(cx, "Atlas", of(ada));
        assert_eq!(give(cx, &new(of(&eve), Permission::View, atlas)).unwrap().before, None);
        let given = give(cx, &new(of(&eve), Permission::Modify, atlas)).unwrap();
        assert_eq!((given.grant.principal_name.as_str(), given.before), ("Eve", Some(Permission::View)));
        assert_eq!(held(cx, of(&eve), atlas), Some(Permission::Modify));
        let event = newest_event(cx);
        assert!(event.starts_with("grant.given Atlas"), "{event}");
        let end = r#""permission":"modify","changes":{"permission":{"from":"view","to":"modify"}}}"#;
        assert!(event.ends_with(end), "{event}");
    });
}

#[test]
fn unchanged_grants_leave_no_event() {
    with_store(|cx, ada| {
        let eve = member(cx, "Eve", Role::Editor);
        let atlas = own(cx, "Atlas", of(ada));
        hold(cx, of(&eve), Permission::View, atlas);
        member(cx, "Vic", Role::Viewer);
        let same = give(cx, &new(of(&eve), Permission::View, atlas)).unwrap();
        assert_eq!(same.before, Some(Permission::View));
        assert_eq!(revoke(cx, Principal::Everyone, atlas).unwrap().grant, None);
        assert!(newest_event(cx).starts_with("member.added Vic"));
    });
}

#[test]
fn modify_and_owner_need_an_editor() {
    with_store(|cx, ada| {
        let vic = member(cx, "Vic", Role::Viewer);
        let map = create(cx, &NewKey { role: KeyRole::Viewer, ..new_key("map") }).unwrap().row.key.id;
        let import = create(cx, &new_key("import")).unwrap().row.key.id;
        let atlas = own(cx, "Atlas", of(ada));
        for permission in [Permission::Modify, Permission::Owner] {
            assert_eq!(code(give(cx, &new(of(&vic), permission, atlas))), "role-too-low");
            assert_eq!(code(give(cx, &new(Principal::Key(map), permission, atlas))), "role-too-low");
            hold(cx, Principal::Key(import), permission, atlas);
        }
        hold(cx, of(&vic), Permission::View, atlas);
        hold(cx, Principal::Key(map), Permission::View, atlas);
    });
}

#[test]
fn everyone_can_only_view() {
    with_store(|cx, ada| {
        let atlas = own(cx, "Atlas", of(ada));
        for permission in [Permission::Modify, Permission::Owner] {
            let refused = give(cx, &new(Principal::Everyone, permission, atlas));
            assert_eq!(code(refused), "everyone-views-only");
        }
        hold(cx, Principal::Everyone, Permission::View, atlas);
        assert_eq!(
            revoke(cx, Principal::Everyone, atlas).unwrap().grant.unwrap().permission,
            Permission::View
        );
        assert_eq!(held(cx, Principal::Everyone, atlas), None);
    });
}

#[test]
fn the_last_owner_keeps_ownership() {
    with_store(|cx, ada| {
        let eve = member(cx, "Eve", Role::Editor);
        let atlas = own(cx, "Atlas", of(ada));
        let refused = revoke(cx, of(ada), atlas).unwrap_err();
        assert_eq!(
            (refused.code(), refused.to_string()),
            ("last-owner", "Ada is the only owner of Atlas".into())
        );
        assert_eq!(code(give(cx, &new(of(ada), Permission::Modify, atlas))), "last-owner");
        hold(cx, of(&eve), Permission::Owner, atlas);
        assert_eq!(revoke(cx, of(ada), atlas).unwrap().grant.unwrap().permission, Permission::Owner);
        assert_eq!(code(revoke(cx, of(&eve), atlas)), "last-owner");
        assert_eq!(held(cx, of(&eve), atlas), Some(Permission::Owner));
    });
}

#[test]
fn managing_grants_needs_ownership() {
    with_store(|cx, ada| {
        let [eve, vic] =
            [("Eve", Role::Editor), ("Vic", Role::Viewer)].map(|(name, role)| member(cx, name, role));
        let atlas = own(cx, "Atlas", of(ada));
        hold(cx, of(&eve), Permission::Modify, atlas);
        for other in [&eve, &vic] {
            let cx = acting(cx, other);
            let refused = give(&cx, &new(Principal::Everyone, Permission::View, atlas));
            assert_eq!(code(refused), "forbidden");
            assert_eq!(code(revoke(&cx, of(&eve), atlas)), "forbidden");
        }
        hold(cx, of(&eve), Permission::Owner, atlas);
        let by_eve = acting(cx, &eve);
        hold(&by_eve, of(&vic), Permission::View, atlas);
        assert_eq!(revoke(&by_eve, of(&vic), atlas).unwrap().grant.unwrap().permission, Permission::View);
    });
}

#[test]
fn a_refusal_names_the_actor_and_role() {
    with_store(|cx, ada| {
        let eve = member(cx, "Eve", Role::Editor);
        let atlas = own(cx, "Atlas", of(ada));
        let refused = revoke(&acting(cx, &eve), of(ada), atlas).unwrap_err();
        assert_eq!(
            refused.to_string(),
            "Eve (editor) cannot revoke permissions on Atlas: administrators and its owners only"
        );
    });
}
