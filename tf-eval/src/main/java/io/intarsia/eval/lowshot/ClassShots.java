package io.intarsia.eval.lowshot;

import java.util.BitSet;

/**
 * What a class sees of a {@link ShotGroup}'s rows.
 *
 * @param label place of the class among those that are scored
 * @param positive which of the group's rows show it, by their place in the group; the others do not
 */
record ClassShots(int label, BitSet positive) {}
