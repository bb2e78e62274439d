//! Embeds the static files and rebuilds when languages or migrations change.
fn main() {
    memory_serve::load_directory("./static");
    println!("cargo::rerun-if-changed=i18n");
    println!("cargo::rerun-if-changed=migrations");
}
