//! Pure types shared by every capability: no I/O, no SQL of their own.
