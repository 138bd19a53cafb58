package io.intarsia.core.weights;

import io.intarsia.core.UserException;
import io.intarsia.core.files.CorruptFileException;
import io.intarsia.core.pickle.Unpickler;
import io.intarsia.core.pickle.Vocabulary;
import io.intarsia.core.weights.TorchTensor.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a PyTorch archive's pickle says: which tensors there are. It may name tensors, parameters,
 * storages and {@code OrderedDict} ({@code torch/_utils.py}, {@code torch/serialization.py}), and
 * nothing else.
 */
final class TorchPickle {
  private static final int DEEPEST = 16;
  private static final int MOST_TENSORS = 100_000;

  private TorchPickle() {}

  /**
   * Tensors of all nested dicts, by their keys joined with dots, in the file's order.
   *
   * @throws UserException naming what the pickle holds besides
   * @throws CorruptFileException if the pickle is damaged
   */
  static Map<String, TorchTensor> read(Path path, byte[] pickle) throws CorruptFileException {
    Map<String, Object> globals = new HashMap<>(TorchType.byGlobal());
    globals.put("collections.OrderedDict", constructor(TorchPickle::orderedDict));
    globals.put("torch._utils._rebuild_tensor_v2", constructor(TorchPickle::tensor));
    globals.put("torch._utils._rebuild_parameter", constructor(TorchPickle::parameter));
    Object content = Unpickler.read(path, pickle, new Vocabulary(globals, TorchPickle::storage));
    Map<String, TorchTensor> tensors = new LinkedHashMap<>();
    collect(path, "", content, DEEPEST, tensors);
    return tensors;
  }

  private static Vocabulary.Constructor constructor(Vocabulary.Constructor constructor) {
    return constructor;
  }

  /** An {@code OrderedDict} begins empty; its items are set one by one. */
  private static Object orderedDict(List<?> arguments) throws IOException {
    if (!arguments.isEmpty()) {
      throw new IOException("an OrderedDict is made of arguments");
    }
    return new LinkedHashMap<Object, Object>();
  }

  /** Of {@code ('storage', type, key, device, elements)}. */
  private static Object storage(List<?> identity) throws IOException {
    if (identity.size() == 5
        && "storage".equals(identity.get(0))
        && identity.get(1) instanceof TorchType type
        && identity.get(2) instanceof String key
        && identity.get(4) instanceof Long length) {
      return new Storage(type, key, length);
    }
    throw new IOException("what is kept outside the pickle is no storage");
  }

  /** Of {@code (storage, offset, size, stride, requires_grad, hooks, ...)}. */
  private static Object tensor(List<?> arguments) throws IOException {
    if (arguments.size() >= 4
        && arguments.get(0) instanceof Storage storage
        && arguments.get(1) instanceof Long offset
        && arguments.get(2) instanceof List<?> size
        && arguments.get(3) instanceof List<?> stride) {
      return TorchTensor.of(storage, offset, longs(size), longs(stride));
    }
    throw new IOException("a tensor is made of other than storage, offset, size and stride");
  }

  /** Of {@code (data, requires_grad, hooks)}. */
  private static Object parameter(List<?> arguments) throws IOException {
    if (!arguments.isEmpty() && arguments.get(0) instanceof TorchTensor tensor) {
      return tensor;
    }
    throw new IOException("a parameter is made of other than a tensor");
  }

  private static List<Long> longs(List<?> values) throws IOException {
    List<Long> longs = new ArrayList<>();
    for (Object value : values) {
      if (!(value instanceof Long number)) {
        throw new IOException("a size is no integer");
      }
      longs.add(number);
    }
    return longs;
  }

  /** Dicts may contain themselves or each other many times over: depth and number are bounded. */
  private static void collect(
      Path path, String name, Object value, int depth, Map<String, TorchTensor> tensors)
      throws CorruptFileException {
    if (value instanceof TorchTensor tensor) {
      tensors.put(name, tensor);
    } else if (value instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        if (depth == 0 || tensors.size() > MOST_TENSORS) {
          throw new CorruptFileException(
              "%s: dicts more than %d deep, or more than %d tensors"
                  .formatted(path, DEEPEST, MOST_TENSORS));
        }
        String key = String.valueOf(entry.getKey());
        String below = name.isEmpty() ? key : name + "." + key;
        collect(path, below, entry.getValue(), depth - 1, tensors);
      }
    }
  }
}
