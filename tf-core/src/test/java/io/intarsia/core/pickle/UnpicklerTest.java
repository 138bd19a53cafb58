package io.intarsia.core.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intarsia.core.UserException;
import io.intarsia.core.files.CorruptFileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs are given as Latin-1 texts: one character for each byte. */
class UnpicklerTest {
  private static final Vocabulary.Constructor DICT = arguments -> new LinkedHashMap<>();
  private static final Vocabulary VOCABULARY =
      new Vocabulary(Map.of("collections.OrderedDict", DICT), List::copyOf);

  private static Object read(String program) throws IOException {
    byte[] bytes = program.getBytes(StandardCharsets.ISO_8859_1);
    return Unpickler.read(Path.of("x.pth"), bytes, VOCABULARY);
  }

  @Test
  void plainValuesComeOut() throws IOException {
    // pickle.dumps([1, 300, -2, 2**40, 0.1, True, None, 'ä', (1, 2)], 2)
    String program =
        "\u0080\u0002]q\u0000(K\u0001M,\u0001J\u00fe\u00ff\u00ff\u00ff\u008a\u0006\u0000\u0000\u0000"
            + "\u0000\u0000\u0001G?\u00b9\u0099\u0099\u0099\u0099\u0099\u009a\u0088NX\u0002\u0000\u0000\u0000"
            + "\u00c3\u00a4q\u0001K\u0001K\u0002\u0086q\u0002e.";
    assertThat(read(program))
        .isEqualTo(
            List.of(1L, 300L, -2L, 1L << 40, 0.1, true, PickleNone.NONE, "ä", List.of(1L, 2L)));
  }

  @Test
  void theAttributesOfADictAreDropped() throws IOException {
    String program = "\u0080\u0002ccollections\nOrderedDict\n)R(K\u0001K\u0002u}b.";
    assertThat(read(program)).isEqualTo(Map.of(1L, 2L));
  }

  @ParameterizedTest
  @CsvSource({
    "posix, system",
    "os, system",
    "builtins, eval",
    "__builtin__, exec",
    "subprocess, Popen",
    "numpy.core.multiarray, _reconstruct",
    "torch.nn.modules.linear, Linear",
    "collections, Counter"
  })
  void whatIsNotInTheVocabularyIsRefusedByName(String module, String name) {
    String program = "\u0080\u0002c" + module + "\n" + name + "\n(X\u0001\u0000\u0000\u0000xtR.";
    assertThatThrownBy(() -> read(program))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("x.pth holds a Python object: " + module + "." + name + ".");
  }

  /** NEWOBJ, INST, OBJ, EXT1, STACK_GLOBAL, NEWOBJ_EX, PERSID, NEXT_BUFFER, DUP. */
  @ParameterizedTest
  @ValueSource(strings = {"\u0081", "i", "o", "\u0082", "\u0093", "\u0092", "P", "\u0097", "2"})
  void operationsThatMakeObjectsAreNotUnderstood(String operation) {
    assertThatThrownBy(() -> read("\u0080\u0002))" + operation + "os\nsystem\n."))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("operation 0x%02x".formatted((int) operation.charAt(0)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", // nothing at all
        "\u0080\u0002", // no end
        "\u0080\u0002.", // nothing on the stack
        "K\u0001K\u0002R.", // a number is called
        "h\u0007.", // never memorized
        "K\u0001t.", // no mark
        "(a.", // appended to a mark
        "K\u0001K\u0002a.", // appended to a number
        "}K\u0001K\u0002K\u0003u.", // no mark
        "}(K\u0001u.", // a key without value
        "X\u00ff\u00ff\u00ff\u007fab.", // a text of 2 GB
        "X\u00ff\u00ff\u00ff\u00ffab.", // a text of -1 bytes
        "\u008a\u00ffab.", // an integer of 255 bytes
        "ccollections", // a name without end
        "K\u0001}b." // attributes of a number
      })
  void damagedProgramsAreNamed(String program) {
    assertThatThrownBy(() -> read(program))
        .isInstanceOf(CorruptFileException.class)
        .hasMessageContaining("x.pth");
  }

  @Test
  void newerProtocolsAreRefused() {
    assertThatThrownBy(() -> read("\u0080\u0004."))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("protocol 4, expected 2");
  }

  @Test
  void keysThatWouldHaveToBeHashedAreRefused() {
    assertThatThrownBy(() -> read("}]K\u0001s."))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("neither text nor integer");
  }

  @Test
  void aDictMayContainItself() throws IOException {
    Object dict = read("}q\u0000K\u0001h\u0000s.");
    assertThat(((Map<?, ?>) dict).get(1L)).isSameAs(dict);
  }

  @Test
  void aDeepPickleIsNoDeepCall() throws IOException {
    ByteArrayOutputStream program = new ByteArrayOutputStream();
    program.write(')');
    for (int i = 0; i < 100_000; i++) {
      program.write(0x85); // a tuple around what is there
    }
    program.write('.');
    assertThat(Unpickler.read(Path.of("x.pth"), program.toByteArray(), VOCABULARY))
        .isInstanceOf(List.class);
  }
}
