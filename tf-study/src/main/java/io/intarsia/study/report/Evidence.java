package io.intarsia.study.report;

import java.util.List;

/**
 * What a finding has to say about claims.
 *
 * @param of names by which a claim may mean it: a line, a part
 * @param tendency the effect whose sign counts
 * @param extent the effect that must be small where a claim says that nothing matters
 */
record Evidence(List<String> of, Statement tendency, Statement extent) {
  /** Copies the list. */
  Evidence {
    of = List.copyOf(of);
  }

  /** One effect, of which sign and size count. */
  static Evidence of(List<String> names, Statement effect) {
    return new Evidence(names, effect, effect);
  }
}
