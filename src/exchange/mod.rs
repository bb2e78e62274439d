//! Exchange with billing systems: bundles of CSV files in, readings and payments out.
pub mod sample;
