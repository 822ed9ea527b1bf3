use crate::domain::event::{Detail, GrantGiven, Reference, Subject};
use crate::domain::grant::{Permission, Principal};
use crate::domain::key::KeyStatus;
use crate::error::Error;
use crate::ops::deletion::{delete, plan};
use crate::ops::fixture::{create, new_key, own, with_store};
use crate::ops::handover::Disposition;
use crate::store::key::KeyRow;
use crate::store::{Audited, grant, key};

#[test]
fn a_new_key_is_found_by_its_email() {
    with_store(|cx, ada| {
        let created = create(cx, &new_key("Nightly import")).unwrap();
        assert_eq!(created.row.key.state(cx.clock.now()), KeyStatus::Active);
        assert_eq!(created.row.key.creator.id, ada.id);
        let email = created.row.key.email.as_str().to_owned();
        let found = cx.store.read(|tx| super::super::find::key(tx, &email)).unwrap();
        assert_eq!(found, created.row.key);
    });
}

#[test]
fn owning_key_needs_a_decision() {
    with_store(|cx, _| {
        let id = create(cx, &new_key("import")).unwrap().row.key.id;
        own(cx, "Atlas", Principal::Key(id));
        assert!(matches!(delete::<KeyRow>(cx, &[id], None, None), Err(Error::Undecided(_))));
        assert!(cx.store.read(|tx| key::get(tx, id)).unwrap().is_some());
    });
}

#[test]
fn resources_pass_to_the_receiver() {
    with_store(|cx, ada| {
        let id = create(cx, &new_key("import")).unwrap().row.key.id;
        let atlas = own(cx, "Atlas", Principal::Key(id));
        let facts = plan::<KeyRow>(cx, &[id]).unwrap();
        assert_eq!(facts.cascade.len(), 1);
        let receipt = delete(cx, &[id], Some(Disposition::Transfer(ada.id)), Some(&facts)).unwrap();
        assert!(receipt.deleted.is_empty());
        let held = cx.store.read(|tx| grant::get(tx, Principal::Member(ada.id), atlas)).unwrap();
        assert_eq!(held, Some(Permission::Owner));
        assert!(cx.store.read(|tx| key::get(tx, id)).unwrap().is_none());
    });
}

#[test]
fn shared_resources_outlive_one_owner() {
    with_store(|cx, _| {
        let [one, two] = ["one", "two"].map(|title| create(cx, &new_key(title)).unwrap().row.key.id);
        let atlas = own(cx, "Atlas", Principal::Key(one));
        own(cx, "Mine", Principal::Key(one));
        cx.store
            .change(|tx| {
                grant::set(tx, Principal::Key(two), Permission::Owner, atlas)?;
                let actor = super::super::actor::current(tx, cx.acting())?;
                let subject = Subject { id: atlas.to_string(), name: "Atlas".into() };
                let detail = Detail::GrantGiven(GrantGiven {
                    kind: "project".into(),
                    principal: Reference::principal(Principal::Key(two), "two"),
                    permission: "owner".into(),
                    changes: None,
                });
                Ok(Audited::new((), cx.event(cx.clock.now(), &actor, subject, detail)))
            })
            .unwrap();
        assert_eq!(plan::<KeyRow>(cx, &[one]).unwrap().cascade.len(), 1);
        assert_eq!(plan::<KeyRow>(cx, &[one, two]).unwrap().cascade.len(), 2);
    });
}

#[test]
fn changed_facts_stop_the_deletion() {
    with_store(|cx, ada| {
        let id = create(cx, &new_key("import")).unwrap().row.key.id;
        own(cx, "Atlas", Principal::Key(id));
        let facts = plan::<KeyRow>(cx, &[id]).unwrap();
        own(cx, "Borders", Principal::Key(id));
        let refused = delete(cx, &[id], Some(Disposition::Transfer(ada.id)), Some(&facts));
        assert!(matches!(refused, Err(Error::FactsChanged { .. })));
        assert!(cx.store.read(|tx| key::get(tx, id)).unwrap().is_some());
    });
}
