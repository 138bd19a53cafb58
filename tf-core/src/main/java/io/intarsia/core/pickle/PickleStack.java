package io.intarsia.core.pickle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The stack and the memo of the machine that a pickle is a program for. */
final class PickleStack {
  private static final Object MARK = new Object();

  private final List<Object> values = new ArrayList<>();
  private final Map<Long, Object> memo = new HashMap<>();

  void push(Object value) {
    values.add(value);
  }

  void mark() {
    values.add(MARK);
  }

  Object top() throws IOException {
    if (values.isEmpty() || values.get(values.size() - 1) == MARK) {
      throw new IOException("a value is wanted, there is none");
    }
    return values.get(values.size() - 1);
  }

  Object pop() throws IOException {
    Object value = top();
    values.remove(values.size() - 1);
    return value;
  }

  /** The last values, in the order they were pushed. */
  List<Object> pop(int count) throws IOException {
    List<Object> popped = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      popped.add(0, pop());
    }
    return popped;
  }

  /** All above the last mark, which goes too. */
  List<Object> popToMark() throws IOException {
    int mark = values.lastIndexOf(MARK);
    if (mark < 0) {
      throw new IOException("a mark is wanted, there is none");
    }
    List<Object> above = values.subList(mark, values.size());
    List<Object> popped = new ArrayList<>(above.subList(1, above.size()));
    above.clear();
    return popped;
  }

  void memorize(long place) throws IOException {
    memo.put(place, top());
  }

  void recall(long place) throws IOException {
    Object value = memo.get(place);
    if (value == null) {
      throw new IOException("nothing was memorized at " + place);
    }
    push(value);
  }
}
