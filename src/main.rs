//! `kabinet`: see `kabinet --help` and README.md.

fn main() -> std::process::ExitCode {
    kabinet::cli::run()
}
