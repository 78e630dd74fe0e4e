package dev.parley.runtime.contact;

import java.time.Instant;

/**
 * A contact as people of the business see it.
 *
 * @param blocked whether the business wants to hear no more of them
 * @param version goes up with every change
 */
record ContactCard(Contact contact, boolean blocked, long version, Instant created) {}
