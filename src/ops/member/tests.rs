use crate::domain::email::Email;
use crate::domain::grant::{Permission, Principal};
use crate::domain::id::MemberId;
use crate::domain::member::Member;
use crate::domain::role::Role;
use crate::domain::text::Name;
use crate::error::{Error, Result};
use crate::ops::deletion::{DeletePlan, DeleteReceipt, delete, plan};
use crate::ops::fixture::{
    acting, code, create, held, hold, layer, member, new_key, newest_event, own, with_store,
};
use crate::ops::handover::Disposition;
use crate::ops::member::{MemberChange, NewMember, add, update};
use crate::ops::{WriteContext, find};
use crate::store::key;
use crate::store::member::MemberRow;

fn facts(cx: &WriteContext<'_>, id: MemberId) -> Result<DeletePlan<MemberRow>> {
    plan(cx, &[id])
}

fn remove(
    cx: &WriteContext<'_>,
    id: MemberId,
    disposition: Option<Disposition>,
    shown: Option<&DeletePlan<MemberRow>>,
) -> Result<DeleteReceipt<MemberRow>> {
    delete(cx, &[id], disposition, shown)
}

fn is_there(cx: &WriteContext<'_>, member: &Member) -> bool {
    cx.store.read(|tx| find::member_by_id(tx, member.id)).is_ok()
}

fn role(role: Role) -> MemberChange {
    MemberChange { role: Some(role), ..MemberChange::default() }
}

fn email(email: &str) -> MemberChange {
    MemberChange { email: Some(Email::new(email).unwrap()), ..MemberChange::default() }
}

#[test]
fn a_new_member_is_found() {
    with_store(|cx, _| {
        let eve = member(cx, "Eve", Role::Editor);
        for name in ["eve", "EVE@acme.com", &eve.id.to_string()] {
            assert_eq!(cx.store.read(|tx| find::member(tx, name)).unwrap(), eve);
        }
        assert_eq!(newest_event(cx), r#"member.added Eve {"email":"eve@acme.com","role":"editor"}"#);
    });
}

#[test]
fn an_address_is_unique() {
    with_store(|cx, _| {
        let eve = member(cx, "Eve", Role::Editor);
        let import = create(cx, &new_key("Import")).unwrap().row.key;
        let new = |email: &str| NewMember {
            name: Name::new("Other").unwrap(),
            email: Email::new(email).unwrap(),
            role: Role::Viewer,
        };
        let taken = add(cx, &new("ADA@acme.com")).unwrap_err();
        assert_eq!(
            (taken.code(), taken.to_string()),
            ("email-taken", "ADA@acme.com is the address of Ada".into())
        );
        let taken = add(cx, &new(import.email.as_str())).unwrap_err();
        assert!(taken.to_string().ends_with("is the address of the key Import"), "{taken}");
        assert_eq!(code(update(cx, eve.id, &email("ada@acme.com"))), "email-taken");
        assert_eq!(
            update(cx, eve.id, &email("Eve@Acme.com")).unwrap().after.member.email.as_str(),
            "Eve@Acme.com"
        );
    });
}

#[test]
fn a_removed_members_address_is_free() {
    with_store(|cx, _| {
        let eve = member(cx, "Eve", Role::Editor);
        remove(cx, eve.id, None, None).unwrap();
        assert_ne!(member(cx, "Eve", Role::Viewer).id, eve.id);
    });
}

#[test]
fn members_are_for_administrators() {
    with_store(|cx, _| {
        for other in [member(cx, "Eve", Role::Editor), member(cx, "Vic", Role::Viewer)] {
            let cx = acting(cx, &other);
            let new = NewMember {
                name: other.name.clone(),
                email: Email::new("new@acme.com").unwrap(),
                role: Role::Viewer,
            };
            assert_eq!(code(add(&cx, &new)), "forbidden");
            assert_eq!(code(update(&cx, other.id, &role(Role::Administrator))), "forbidden");
            assert_eq!(code(facts(&cx, other.id)), "forbidden");
            assert_eq!(code(remove(&cx, other.id, None, None)), "forbidden");
        }
    });
}

#[test]
fn an_update_logs_its_changes() {
    with_store(|cx, _| {
        let eve = member(cx, "Eve", Role::Editor);
        let updated = update(cx, eve.id, &role(Role::Administrator)).unwrap();
        assert_eq!((updated.before, updated.after.member.role), (eve.clone(), Role::Administrator));
        let event = r#"member.updated Eve {"email":"eve@acme.com","changes":{"role":{"from":"editor","to":"administrator"}}}"#;
        assert_eq!(newest_event(cx), event);
        member(cx, "Vic", Role::Viewer);
        let same = update(cx, eve.id, &role(Role::Administrator)).unwrap();
        assert_eq!(same.before, same.after.member);
        assert!(newest_event(cx).starts_with("member.added Vic"));
    });
}

#[test]
fn an_editor_with_grants_is_not_demoted() {
    with_store(|cx, ada| {
        let eve = member(cx, "Eve", Role::Editor);
        let atlas = own(cx, "Atlas", Principal::Member(eve.id));
        let borders = own(cx, "Borders", Principal::Member(ada.id));
        hold(cx, Principal::Member(eve.id), Permission::Modify, borders);
        let refused = update(cx, eve.id, &role(Role::Viewer)).unwrap_err();
        assert_eq!(refused.code(), "holds-grants");
        let message = "Eve holds `owner` on Atlas, `modify` on Borders: viewers can hold only `view`";
        assert_eq!(refused.to_string(), message);
        hold(cx, Principal::Member(ada.id), Permission::Owner, atlas);
        hold(cx, Principal::Member(eve.id), Permission::View, atlas);
        hold(cx, Principal::Member(eve.id), Permission::View, borders);
        assert_eq!(update(cx, eve.id, &role(Role::Viewer)).unwrap().after.member.role, Role::Viewer);
    });
}

#[test]
fn the_last_administrator_stays() {
    with_store(|cx, ada| {
        let eve = member(cx, "Eve", Role::Editor);
        assert_eq!(code(update(cx, ada.id, &role(Role::Editor))), "last-administrator");
        assert_eq!(code(facts(cx, ada.id)), "last-administrator");
        assert_eq!(code(remove(cx, ada.id, Some(Disposition::Transfer(eve.id)), None)), "last-administrator");
        update(cx, eve.id, &role(Role::Administrator)).unwrap();
        assert_eq!(update(cx, ada.id, &role(Role::Editor)).unwrap().after.member.role, Role::Editor);
    });
}

#[test]
fn an_administrator_may_remove_themself() {
    with_store(|cx, ada| {
        member(cx, "Bob", Role::Administrator);
        remove(cx, ada.id, None, None).unwrap();
        assert!(!is_there(cx, ada));
        assert!(newest_event(cx).starts_with("member.removed Ada"));
        assert_eq!(code(create(cx, &new_key("late"))), "not-found");
    });
}

#[test]
fn owning_member_needs_a_decision() {
    with_store(|cx, _| {
        let eve = member(cx, "Eve", Role::Editor);
        own(cx, "Atlas", Principal::Member(eve.id));
        let refused = remove(cx, eve.id, None, None).unwrap_err();
        assert_eq!(refused.to_string(), "`Eve` owns 1 project: choose what happens to it");
        assert!(matches!(refused, Error::Undecided(_)));
        assert!(is_there(cx, &eve));
    });
}

#[test]
fn resources_pass_to_the_receiver() {
    with_store(|cx, ada| {
        let eve = member(cx, "Eve", Role::Editor);
        let atlas = own(cx, "Atlas", Principal::Member(eve.id));
        let shown = facts(cx, eve.id).unwrap();
        let removal = remove(cx, eve.id, Some(Disposition::Transfer(ada.id)), Some(&shown)).unwrap();
        assert_eq!(removal.receiver.as_ref(), Some(ada));
        assert_eq!(held(cx, Principal::Member(ada.id), atlas), Some(Permission::Owner));
        assert_eq!(held(cx, Principal::Member(eve.id), atlas), None);
    });
}

#[test]
fn unfit_receivers_are_refused() {
    with_store(|cx, _| {
        let [eve, vic] =
            [("Eve", Role::Editor), ("Vic", Role::Viewer)].map(|(name, role)| member(cx, name, role));
        own(cx, "Atlas", Principal::Member(eve.id));
        for receiver in [&eve, &vic] {
            let refused = remove(cx, eve.id, Some(Disposition::Transfer(receiver.id)), None);
            assert_eq!(code(refused), "not-a-receiver");
        }
        assert!(is_there(cx, &eve));
    });
}

#[test]
fn only_sole_resources_are_deleted() {
    with_store(|cx, ada| {
        let eve = member(cx, "Eve", Role::Editor);
        let atlas = own(cx, "Atlas", Principal::Member(eve.id));
        let roads = layer(cx, "Roads", atlas, Principal::Member(ada.id));
        let shared = own(cx, "Shared", Principal::Member(eve.id));
        hold(cx, Principal::Member(ada.id), Permission::Owner, shared);
        let shown = facts(cx, eve.id).unwrap();
        let removal = remove(cx, eve.id, Some(Disposition::Delete), Some(&shown)).unwrap();
        let mut gone: Vec<_> = removal.deleted.iter().map(|resource| resource.id).collect();
        gone.sort_unstable();
        let mut expected = [atlas, roads];
        expected.sort_unstable();
        assert_eq!(gone, expected);
        assert_eq!(held(cx, Principal::Member(ada.id), shared), Some(Permission::Owner));
        assert_eq!(held(cx, Principal::Member(eve.id), shared), None);
    });
}

#[test]
fn changed_facts_stop_the_removal() {
    with_store(|cx, ada| {
        let eve = member(cx, "Eve", Role::Editor);
        let atlas = own(cx, "Atlas", Principal::Member(eve.id));
        let shown = facts(cx, eve.id).unwrap();
        layer(cx, "Roads", atlas, Principal::Member(ada.id));
        assert_eq!(code(remove(cx, eve.id, Some(Disposition::Delete), Some(&shown))), "facts-changed");
        assert!(is_there(cx, &eve));
        let transfer = Some(Disposition::Transfer(ada.id));
        assert!(remove(cx, eve.id, transfer, Some(&shown)).is_ok(), "a transfer takes no layers along");
    });
}

#[test]
fn a_removed_creator_keeps_their_name() {
    with_store(|cx, _| {
        let bob = member(cx, "Bob", Role::Administrator);
        let id = create(&acting(cx, &bob), &new_key("import")).unwrap().row.key.id;
        remove(cx, bob.id, None, None).unwrap();
        let kept = cx.store.read(|tx| key::get(tx, id)).unwrap().unwrap();
        assert_eq!(kept.creator.name, bob.name);
    });
}

#[test]
fn one_administrator_always_stays() {
    with_store(|cx, ada| {
        let bob = member(cx, "Bob", Role::Administrator);
        let all = delete::<MemberRow>(cx, &[bob.id, ada.id], None, None);
        assert_eq!(code(all), "last-administrator");
        assert!(is_there(cx, &bob));
    });
}
