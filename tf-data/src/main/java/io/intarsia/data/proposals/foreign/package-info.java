/** Region proposals that other programs have found, read from their files. */
@NullMarked
package io.intarsia.data.proposals.foreign;

import org.jspecify.annotations.NullMarked;
