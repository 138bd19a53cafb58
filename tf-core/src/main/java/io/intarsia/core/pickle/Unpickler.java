package io.intarsia.core.pickle;

import io.intarsia.core.UserException;
import io.intarsia.core.files.CorruptFileException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the pickles that {@code torch.save} writes (protocol 2, {@code Lib/pickletools.py}) into
 * plain values: {@code Long}, {@code Double}, {@code Boolean}, {@code String}, {@link PickleNone},
 * lists (tuples too), and maps in their order. Whatever else a pickle names must be in a {@link
 * Vocabulary}; the rest of the language, which makes objects and calls functions, is not understood
 * at all. Every operation takes at least one byte and makes at most one value of what is there, so
 * memory stays in proportion to the pickle's length.
 *
 * <p>Containers may contain themselves: walk them with a limit, and never hash or print them.
 */
public final class Unpickler {
  private static final int HIGHEST_PROTOCOL = 2;
  private static final int LONGEST_LONG = Long.BYTES;

  private final Path source;
  private final ByteBuffer in;
  private final Vocabulary vocabulary;
  private final PickleStack stack = new PickleStack();

  private Unpickler(Path source, byte[] pickle, Vocabulary vocabulary) {
    this.source = source;
    this.in = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
    this.vocabulary = vocabulary;
  }

  /**
   * Reads one pickle.
   *
   * @param source where it was found, for messages
   * @throws UserException naming what is not in the vocabulary
   * @throws CorruptFileException if it is cut or damaged
   */
  public static Object read(Path source, byte[] pickle, Vocabulary vocabulary)
      throws CorruptFileException {
    Unpickler unpickler = new Unpickler(source, pickle, vocabulary);
    try {
      return unpickler.run();
    } catch (BufferUnderflowException e) {
      throw unpickler.corrupt("it is cut");
    } catch (IOException e) {
      throw unpickler.corrupt(String.valueOf(e.getMessage()));
    }
  }

  private CorruptFileException corrupt(String problem) {
    return new CorruptFileException(
        "%s: its pickle is damaged at byte %d: %s".formatted(source, in.position(), problem));
  }

  private Object run() throws IOException {
    for (int opcode = next(); opcode != '.'; opcode = next()) {
      if (!(isConstant(opcode) || isContainer(opcode) || isReference(opcode))) {
        throw new UserException(
            "%s: its pickle uses operation 0x%02x, which no file of tensors and dicts needs"
                .formatted(source, opcode));
      }
    }
    return stack.pop();
  }

  private int next() {
    return Byte.toUnsignedInt(in.get());
  }

  /** NONE, NEWTRUE, NEWFALSE, BININT, BININT1, BININT2, LONG1, BINFLOAT, BINUNICODE, PROTO. */
  private boolean isConstant(int opcode) throws IOException {
    switch (opcode) {
      case 'N' -> stack.push(PickleNone.NONE);
      case 0x88 -> stack.push(true);
      case 0x89 -> stack.push(false);
      case 'J' -> stack.push((long) in.getInt());
      case 'K' -> stack.push((long) next());
      case 'M' -> stack.push((long) Short.toUnsignedInt(in.getShort()));
      case 0x8a -> stack.push(longOf(next()));
      case 'G' -> stack.push(Double.longBitsToDouble(Long.reverseBytes(in.getLong())));
      case 'X' -> stack.push(text(in.getInt()));
      case 0x80 -> requireProtocol(next());
      default -> {
        return false;
      }
    }
    return true;
  }

  /** EMPTY_DICT, EMPTY_LIST, EMPTY_TUPLE, TUPLE .. TUPLE3, APPEND(S), SETITEM(S), MARK. */
  private boolean isContainer(int opcode) throws IOException {
    switch (opcode) {
      case '}' -> stack.push(new LinkedHashMap<Object, Object>());
      case ']' -> stack.push(new ArrayList<Object>());
      case ')' -> stack.push(List.of());
      case 't' -> stack.push(List.copyOf(stack.popToMark()));
      case 0x85, 0x86, 0x87 -> stack.push(List.copyOf(stack.pop(opcode - 0x84)));
      case 'a' -> append(stack.pop(1));
      case 'e' -> append(stack.popToMark());
      case 's' -> setItems(stack.pop(2));
      case 'u' -> setItems(stack.popToMark());
      case '(' -> stack.mark();
      default -> {
        return false;
      }
    }
    return true;
  }

  /** GLOBAL, REDUCE, BUILD, BINPERSID, BINPUT, LONG_BINPUT, BINGET, LONG_BINGET. */
  private boolean isReference(int opcode) throws IOException {
    switch (opcode) {
      case 'c' -> stack.push(global(line() + "." + line()));
      case 'R' -> reduce();
      case 'b' -> dropState();
      case 'Q' -> stack.push(vocabulary.persistent().make(list(stack.pop())));
      case 'q' -> stack.memorize(next());
      case 'r' -> stack.memorize(Integer.toUnsignedLong(in.getInt()));
      case 'h' -> stack.recall(next());
      case 'j' -> stack.recall(Integer.toUnsignedLong(in.getInt()));
      default -> {
        return false;
      }
    }
    return true;
  }

  private void requireProtocol(int protocol) {
    if (protocol > HIGHEST_PROTOCOL) {
      throw new UserException(
          "%s: its pickle has protocol %d, expected %d, which torch.save writes by itself"
              .formatted(source, protocol, HIGHEST_PROTOCOL));
    }
  }

  private long longOf(int bytes) throws IOException {
    if (bytes > LONGEST_LONG) {
      throw new IOException("an integer of %d bytes".formatted(bytes));
    }
    long value = 0;
    for (int i = 0; i < bytes; i++) {
      long digit = i == bytes - 1 ? in.get() : next(); // the last one has the sign
      value |= digit << (Byte.SIZE * i);
    }
    return value;
  }

  private String text(int bytes) throws IOException {
    if (bytes < 0 || bytes > in.remaining()) {
      throw new IOException("a text of %d bytes".formatted(Integer.toUnsignedLong(bytes)));
    }
    byte[] text = new byte[bytes];
    in.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  private String line() throws IOException {
    int start = in.position();
    while (next() != '\n') {}
    int bytes = in.position() - 1 - start;
    in.position(start);
    String line = text(bytes);
    in.get();
    return line;
  }

  private Object global(String name) {
    Object value = vocabulary.globals().get(name);
    if (value == null) {
      throw new UserException(
          ("%s holds a Python object: %s. Only tensors, numbers, texts, lists and dicts are read,"
                  + " because others can run code; save the weights alone with"
                  + " torch.save(model.state_dict(), FILE)")
              .formatted(source, name));
    }
    return value;
  }

  private void reduce() throws IOException {
    List<?> arguments = list(stack.pop());
    if (!(stack.pop() instanceof Vocabulary.Constructor constructor)) {
      throw new IOException("what is called is no constructor");
    }
    stack.push(constructor.make(arguments));
  }

  /** An {@code OrderedDict} may have attributes, as state dicts do; they say nothing of weights. */
  private void dropState() throws IOException {
    stack.pop();
    map(stack.top());
  }

  private void append(List<Object> values) throws IOException {
    if (!(stack.top() instanceof ArrayList<?>)) {
      throw new IOException("values are appended to what is no list");
    }
    @SuppressWarnings("unchecked") // every ArrayList on the stack was made as one of objects
    List<Object> list = (List<Object>) stack.top();
    list.addAll(values);
  }

  private void setItems(List<Object> keysAndValues) throws IOException {
    Map<Object, Object> map = map(stack.top());
    if (keysAndValues.size() % 2 != 0) {
      throw new IOException("a key has no value");
    }
    for (int i = 0; i < keysAndValues.size(); i += 2) {
      Object key = keysAndValues.get(i);
      if (!(key instanceof String || key instanceof Long)) {
        throw new UserException(
            "%s: a dict has a key that is neither text nor integer".formatted(source));
      }
      map.put(key, keysAndValues.get(i + 1));
    }
  }

  private static List<?> list(Object value) throws IOException {
    if (!(value instanceof List<?> list)) {
      throw new IOException("a tuple is wanted");
    }
    return list;
  }

  @SuppressWarnings("unchecked") // every map on the stack was made as one of objects
  private static Map<Object, Object> map(Object value) throws IOException {
    if (!(value instanceof Map<?, ?>)) {
      throw new IOException("a dict is wanted");
    }
    return (Map<Object, Object>) value;
  }
}
