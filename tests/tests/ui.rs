//! What only the compiler can show: mistakes in calls of the macro and in the use of clients.

#[test]
fn mistakes_are_told_by_the_compiler() {
    trybuild::TestCases::new().compile_fail("tests/ui/*.rs");
}
