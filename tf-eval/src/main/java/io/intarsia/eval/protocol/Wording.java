package io.intarsia.eval.protocol;

import java.util.List;

/**
 * What a report says of one evaluation in words.
 *
 * @param name used where the config has none
 * @param metric what the scores are
 * @param protocol how they come about
 * @param notes what a reader must know
 */
record Wording(String name, String metric, String protocol, List<String> notes) {
  Wording {
    notes = List.copyOf(notes);
  }
}
