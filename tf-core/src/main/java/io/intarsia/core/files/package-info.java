/**
 * Files that other programs read too (TFRecord, NumPy's .npy), and files that appear whole or not
 * at all.
 */
@NullMarked
package io.intarsia.core.files;

import org.jspecify.annotations.NullMarked;
