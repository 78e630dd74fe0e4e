/** Where people of the business answer, and hand conversations back to the bot. */
@NullMarked
package dev.parley.runtime.conversation.desk;

import org.jspecify.annotations.NullMarked;
