//! `keys list`.

use crate::support::world::World;

#[test]
fn a_list_stands_on_a_pipe() {
    let world = World::acme();
    insta::assert_snapshot!(world.run(&["list"]).done());
}
