package io.intarsia.data.layout;

import io.intarsia.data.source.SourceFile;
import io.intarsia.proto.Annotation;
import io.intarsia.proto.Labelling;
import java.util.List;
import java.util.Optional;

/** What the names of a source's files mean. To add one: implement this, and add it to Layouts. */
public interface Layout {

  /** What it is, in words for people, such as {@code "class folders"}. */
  String description();

  /** How its pictures are labelled. */
  Labelling labelling();

  /** Names of the classes; a label is a place in this list. */
  List<String> classes();

  /**
   * What a picture is called and known to show.
   *
   * @param source which of the sources the file is in, from 0
   * @return empty where the file is no picture of the data set
   * @throws RejectedException if what is known of the picture cannot be read
   */
  Optional<Placement> place(int source, SourceFile file) throws RejectedException;

  /** Ids of pictures that must be there because a list of the layout names them. */
  default List<String> expected() {
    return List.of();
  }

  /**
   * A picture's place in the data set.
   *
   * @param id its name: official where the data set has official ones, else its path
   * @param splits names of the parts that it belongs to
   * @param annotation label, labels and objects
   */
  record Placement(String id, List<String> splits, Annotation annotation) {
    /** Copies the splits. */
    public Placement {
      splits = List.copyOf(splits);
    }
  }
}
