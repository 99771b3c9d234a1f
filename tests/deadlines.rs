//! What happens because its day has come: not a day before, once, and whoever looks.

mod contacts;
mod desk;
mod instances;
mod needs;
mod offers;
mod reminders;
mod secondments;
