package dev.gembind.sandbox.people;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Chooses the people of a sandbox by its seed: four with everyday names and two who test how names are shown, one in
 * another script and one with markup, a right-to-left override and no user name.
 */
public final class Cast {
    private static final int EVERYDAY = 4;
    private static final int ODD_NUMBERS = 90;
    private static final List<String> FIRST = List.of(
            "Mira", "Jonas", "Amara", "Teo", "Ingrid", "Ravi", "Lucia", "Emeka", "Sofie", "Kenji", "Nadia", "Pavel");
    private static final List<String> LAST = List.of(
            "Okafor", "Lindqvist", "Castellan", "Brandt", "Nakamura", "Haddad", "Moreau", "Silva", "Novak", "Keller");

    private Cast() {}

    /** Returns six people; the same seed gives the same six. */
    public static List<Actor> of(long seed) {
        Random random = new Random(seed);
        List<String> first = shuffled(FIRST, random);
        List<String> last = shuffled(LAST, random);
        List<Actor> cast = new ArrayList<>();
        for (int i = 0; i < EVERYDAY; i++) {
            String username = (first.get(i) + "_" + last.get(i)).toLowerCase(Locale.ROOT);
            cast.add(new Actor(first.get(i), last.get(i), username, "en"));
        }
        cast.add(new Actor("直美", "田中", "naomi_t" + (10 + random.nextInt(ODD_NUMBERS)), "ja"));
        cast.add(new Actor("Zoë 🦊 <b>Fox</b>", "\u202Enimda", null, "en"));
        return List.copyOf(cast);
    }

    private static List<String> shuffled(List<String> names, Random random) {
        List<String> copy = new ArrayList<>(names);
        Collections.shuffle(copy, random);
        return copy;
    }
}
