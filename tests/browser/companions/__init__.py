"""Browser tests of the roadmap, the ladder and the stretch challenge."""
