package io.intarsia.core.weights;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import com.google.gson.stream.MalformedJsonException;
import io.intarsia.core.weights.SafetensorsHeader.Entry;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The header's JSON. Read as a stream, because a duplicate name must not pass unseen. */
final class SafetensorsJson {
  private static final String METADATA = "__metadata__";

  private SafetensorsJson() {}

  static String write(SafetensorsHeader header) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonWriter json = new JsonWriter(text)) {
      json.beginObject();
      json.name(METADATA).beginObject();
      for (Map.Entry<String, String> entry : header.metadata().entrySet()) {
        json.name(entry.getKey()).value(entry.getValue());
      }
      json.endObject();
      for (Map.Entry<String, Entry> tensor : header.tensors().entrySet()) {
        json.name(tensor.getKey());
        write(json, tensor.getValue());
      }
      json.endObject();
    }
    return text.toString();
  }

  private static void write(JsonWriter json, Entry entry) throws IOException {
    json.beginObject().name("dtype").value(entry.type()).name("shape").beginArray();
    for (long size : entry.shape()) {
      json.value(size);
    }
    json.endArray().name("data_offsets").beginArray();
    json.value(entry.begin()).value(entry.end()).endArray().endObject();
  }

  /**
   * Reads a header, with tensors in the order of the text.
   *
   * @throws MalformedJsonException or another {@link IOException} or {@link IllegalStateException}
   *     or {@link NumberFormatException} for what is no such header
   */
  static SafetensorsHeader read(String text) throws IOException {
    Map<String, Entry> tensors = new LinkedHashMap<>();
    Map<String, String> metadata = new LinkedHashMap<>();
    try (JsonReader json = new JsonReader(new StringReader(text))) {
      json.setStrictness(Strictness.STRICT);
      json.beginObject();
      while (json.hasNext()) {
        String name = json.nextName();
        if (name.equals(METADATA)) {
          readMetadata(json, metadata);
        } else if (tensors.put(name, readEntry(json)) != null) {
          throw new MalformedJsonException("two tensors are called '" + name + "'");
        }
      }
      json.endObject();
      if (json.peek() != JsonToken.END_DOCUMENT) {
        throw new MalformedJsonException("there is more behind the header's object");
      }
    }
    return new SafetensorsHeader(tensors, metadata);
  }

  private static void readMetadata(JsonReader json, Map<String, String> metadata)
      throws IOException {
    json.beginObject();
    while (json.hasNext()) {
      metadata.put(json.nextName(), json.nextString());
    }
    json.endObject();
  }

  private static Entry readEntry(JsonReader json) throws IOException {
    String type = "";
    List<Long> shape = null;
    List<Long> offsets = null;
    json.beginObject();
    while (json.hasNext()) {
      String field = json.nextName();
      switch (field) {
        case "dtype" -> type = json.nextString();
        case "shape" -> shape = readNumbers(json);
        case "data_offsets" -> offsets = readNumbers(json);
        default -> throw new MalformedJsonException("unknown field '" + field + "'");
      }
    }
    json.endObject();
    if (type.isEmpty() || shape == null || offsets == null || offsets.size() != 2) {
      throw new MalformedJsonException(
          "a tensor needs dtype, shape and two data_offsets at " + json.getPath());
    }
    return new Entry(type, shape, offsets.get(0), offsets.get(1));
  }

  private static List<Long> readNumbers(JsonReader json) throws IOException {
    List<Long> numbers = new ArrayList<>();
    json.beginArray();
    while (json.hasNext()) {
      numbers.add(json.nextLong());
    }
    json.endArray();
    return numbers;
  }
}
