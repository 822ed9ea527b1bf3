use crate::domain::grant::{Permission, Principal};
use crate::domain::id::ResourceId;
use crate::domain::member::Member;
use crate::domain::query::Query;
use crate::domain::resource::Kind;
use crate::domain::role::{KeyRole, Role};
use crate::domain::text::Name;
use crate::ops::WriteContext;
use crate::ops::fixture::{
    acting, code, create, held, hold, layer, member, new_key, newest_event, own, with_store,
};
use crate::ops::key::NewKey;
use crate::ops::resource::{NewResource, Transfer, add, plan, remove, transfer};
use crate::store::resource;

fn new(kind: Kind, name: &str) -> NewResource {
    NewResource { kind, name: Name::new(name).unwrap(), owner: None, project: None, source: None }
}

fn of(member: &Member) -> Principal {
    Principal::Member(member.id)
}

fn names(cx: &WriteContext<'_>) -> Vec<String> {
    let mut names = Vec::new();
    let mut visit = |row: resource::ResourceRow| {
        names.push(format!("{}: {}", row.resource.path(), row.owner_names()));
        Ok(())
    };
    cx.store.read(|tx| resource::each(tx, &Query::default(), &mut visit)).unwrap();
    names
}

fn to(resource: ResourceId, to: Principal) -> Transfer {
    Transfer { resource, to, from: None }
}

#[test]
fn the_acting_member_owns_by_default() {
    with_store(|cx, _| {
        let eve = member(cx, "Eve", Role::Editor);
        assert_eq!(add(cx, &new(Kind::Project, "Atlas")).unwrap().owner_names(), "Ada");
        let lakes =
            add(cx, &NewResource { owner: Some(of(&eve)), ..new(Kind::DataSource, "Lakes") }).unwrap();
        assert_eq!(lakes.owner_names(), "Eve");
        assert_eq!(names(cx), ["Atlas: Ada", "Lakes: Eve"]);
        assert!(
            newest_event(cx)
                .starts_with(r#"resource.added Lakes {"kind":"data-source","owner":{"kind":"member""#)
        );
    });
}

#[test]
fn layers_and_tables_need_a_project() {
    with_store(|cx, _| {
        let atlas = add(cx, &new(Kind::Project, "Atlas")).unwrap().resource.id;
        let lakes = add(cx, &new(Kind::DataSource, "Lakes")).unwrap().resource.id;
        for kind in [Kind::Layer, Kind::Table] {
            assert_eq!(code(add(cx, &new(kind, "Water"))), "missing");
            let water = NewResource { project: Some(atlas), source: Some(lakes), ..new(kind, "Water") };
            let added = add(cx, &water).unwrap().resource;
            assert_eq!(added.path(), "Atlas/Water");
            assert_eq!(added.source.unwrap().id, lakes);
            let swapped = NewResource { project: Some(lakes), source: None, ..water.clone() };
            let refused = add(cx, &swapped).unwrap_err();
            assert_eq!(refused.to_string(), "Lakes is a data source, not a project");
            assert_eq!(code(add(cx, &NewResource { source: Some(atlas), ..water })), "invalid");
        }
    });
}

#[test]
fn projects_and_data_sources_have_no_parent() {
    with_store(|cx, _| {
        let atlas = add(cx, &new(Kind::Project, "Atlas")).unwrap().resource.id;
        for kind in [Kind::Project, Kind::DataSource] {
            assert_eq!(code(add(cx, &NewResource { project: Some(atlas), ..new(kind, "In") })), "invalid");
            assert_eq!(code(add(cx, &NewResource { source: Some(atlas), ..new(kind, "On") })), "invalid");
        }
        assert_eq!(names(cx), ["Atlas: Ada"]);
    });
}

#[test]
fn viewers_and_everyone_cannot_own() {
    with_store(|cx, _| {
        let vic = member(cx, "Vic", Role::Viewer);
        let map = create(cx, &NewKey { role: KeyRole::Viewer, ..new_key("map") }).unwrap().row.key.id;
        let import = create(cx, &new_key("import")).unwrap().row.key.id;
        let atlas = add(cx, &new(Kind::Project, "Atlas")).unwrap().resource.id;
        for (owner, reason) in [
            (of(&vic), "role-too-low"),
            (Principal::Key(map), "role-too-low"),
            (Principal::Everyone, "everyone-views-only"),
        ] {
            let owned = NewResource { owner: Some(owner), ..new(Kind::Project, "Mine") };
            assert_eq!(code(add(cx, &owned)), reason);
            assert_eq!(code(transfer(cx, &to(atlas, owner))), reason);
        }
        assert_eq!(transfer(cx, &to(atlas, Principal::Key(import))).unwrap().to, "import");
    });
}

#[test]
fn an_editor_adds_only_their_own() {
    with_store(|cx, ada| {
        let [eve, vic] =
            [("Eve", Role::Editor), ("Vic", Role::Viewer)].map(|(name, role)| member(cx, name, role));
        assert_eq!(code(add(&acting(cx, &vic), &new(Kind::Project, "Mine"))), "forbidden");
        let by_eve = acting(cx, &eve);
        let for_ada = NewResource { owner: Some(of(ada)), ..new(Kind::Project, "Hers") };
        assert_eq!(code(add(&by_eve, &for_ada)), "forbidden");
        assert_eq!(add(&by_eve, &new(Kind::Project, "Mine")).unwrap().owner_names(), "Eve");
    });
}

#[test]
fn adding_to_a_project_needs_modify() {
    with_store(|cx, ada| {
        let eve = member(cx, "Eve", Role::Editor);
        let atlas = own(cx, "Atlas", of(ada));
        let roads = NewResource { project: Some(atlas), ..new(Kind::Layer, "Roads") };
        let by_eve = acting(cx, &eve);
        assert_eq!(code(add(&by_eve, &roads)), "forbidden");
        hold(cx, of(&eve), Permission::View, atlas);
        assert_eq!(code(add(&by_eve, &roads)), "forbidden");
        hold(cx, of(&eve), Permission::Modify, atlas);
        assert!(add(&by_eve, &roads).is_ok());
    });
}

#[test]
fn a_transfer_replaces_all_owners() {
    with_store(|cx, ada| {
        let [eve, bob] = ["Eve", "Bob"].map(|name| member(cx, name, Role::Editor));
        let atlas = own(cx, "Atlas", of(ada));
        hold(cx, of(&eve), Permission::Owner, atlas);
        let done = transfer(cx, &to(atlas, of(&bob))).unwrap();
        let from: Vec<_> = done.from.iter().map(|owner| owner.name.as_str()).collect();
        assert_eq!((from, done.to.as_str(), done.changed), (vec!["Ada", "Eve"], "Bob", true));
        assert_eq!(names(cx), ["Atlas: Bob"]);
        assert!(newest_event(cx).starts_with("resource.transferred Atlas"));
        assert!(!transfer(cx, &to(atlas, of(&bob))).unwrap().changed);
    });
}

#[test]
fn a_transfer_can_replace_one_owner() {
    with_store(|cx, ada| {
        let [eve, bob] = ["Eve", "Bob"].map(|name| member(cx, name, Role::Editor));
        let atlas = own(cx, "Atlas", of(ada));
        hold(cx, of(&eve), Permission::Owner, atlas);
        let from = |from| Transfer { from: Some(from), ..to(atlas, of(&bob)) };
        assert_eq!(transfer(cx, &from(of(&eve))).unwrap().from[0].principal, of(&eve));
        assert_eq!(names(cx), ["Atlas: Ada, Bob"]);
        assert_eq!(code(transfer(cx, &from(of(&eve)))), "not-an-owner");
        assert!(!transfer(cx, &from(of(&bob))).unwrap().changed);
        assert_eq!(names(cx), ["Atlas: Ada, Bob"]);
    });
}

#[test]
fn transfer_and_removal_need_ownership() {
    with_store(|cx, ada| {
        let eve = member(cx, "Eve", Role::Editor);
        let atlas = own(cx, "Atlas", of(ada));
        hold(cx, of(&eve), Permission::Modify, atlas);
        let by_eve = acting(cx, &eve);
        assert_eq!(code(transfer(&by_eve, &to(atlas, of(&eve)))), "forbidden");
        assert_eq!(code(plan(&by_eve, atlas)), "forbidden");
        assert_eq!(code(remove(&by_eve, atlas, None)), "forbidden");
        hold(cx, of(&eve), Permission::Owner, atlas);
        assert!(transfer(&by_eve, &to(atlas, of(&eve))).unwrap().changed);
        assert_eq!(remove(&by_eve, atlas, None).unwrap().len(), 1);
    });
}

#[test]
fn removing_a_project_removes_its_layers() {
    with_store(|cx, ada| {
        let eve = member(cx, "Eve", Role::Editor);
        let atlas = own(cx, "Atlas", of(&eve));
        let other = own(cx, "Other", of(&eve));
        let roads = layer(cx, "Roads", atlas, of(ada));
        layer(cx, "Roads", other, of(ada));
        let by_eve = acting(cx, &eve);
        let shown = plan(&by_eve, atlas).unwrap();
        let rows: Vec<_> = shown.iter().map(|row| (row.resource.path(), row.owner_names())).collect();
        assert_eq!(rows, [("Atlas".into(), "Eve".into()), ("Atlas/Roads".into(), "Ada".to_owned())]);
        assert_eq!(remove(&by_eve, atlas, Some(&shown)).unwrap(), shown);
        assert_eq!(names(cx), ["Other: Eve", "Other/Roads: Ada"]);
        assert_eq!(held(cx, of(ada), roads), None);
        assert!(newest_event(cx).contains(r#""also_deleted":[{"kind":"layer","id":""#));
    });
}

#[test]
fn removing_a_source_removes_its_dependents() {
    with_store(|cx, _| {
        let atlas = add(cx, &new(Kind::Project, "Atlas")).unwrap().resource.id;
        let lakes = add(cx, &new(Kind::DataSource, "Lakes")).unwrap().resource.id;
        add(cx, &NewResource { project: Some(atlas), source: Some(lakes), ..new(Kind::Table, "Water") })
            .unwrap();
        add(cx, &NewResource { project: Some(atlas), ..new(Kind::Table, "Land") }).unwrap();
        assert_eq!(remove(cx, lakes, None).unwrap().len(), 2);
        assert_eq!(names(cx), ["Atlas: Ada", "Atlas/Land: Ada"]);
    });
}

#[test]
fn changed_facts_stop_the_removal() {
    with_store(|cx, ada| {
        let atlas = own(cx, "Atlas", of(ada));
        let shown = plan(cx, atlas).unwrap();
        layer(cx, "Roads", atlas, of(ada));
        assert_eq!(code(remove(cx, atlas, Some(&shown))), "facts-changed");
        assert_eq!(names(cx).len(), 2);
        let shown = plan(cx, atlas).unwrap();
        let eve = member(cx, "Eve", Role::Editor);
        hold(cx, of(&eve), Permission::Owner, atlas);
        assert_eq!(code(remove(cx, atlas, Some(&shown))), "facts-changed");
        remove(cx, atlas, None).unwrap();
        assert_eq!(code(remove(cx, atlas, Some(&shown))), "facts-changed");
    });
}
