/** What other frameworks call a backbone's variables. */
@NullMarked
package io.intarsia.models.naming;

import org.jspecify.annotations.NullMarked;
