"""English said of Vietnamese quotes: names of bodies, and sentences composed from duties and letterheads."""
