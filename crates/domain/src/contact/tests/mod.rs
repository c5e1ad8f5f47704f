mod first_contact;
mod inside;
mod life;
mod whom;
