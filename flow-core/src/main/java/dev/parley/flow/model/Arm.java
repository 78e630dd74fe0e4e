package dev.parley.flow.model;

/**
 * One way of a split. JSON: {@code {"weight":50,"id":…,"goto":…}}.
 *
 * @param weight how often it is taken, relative to the other arms
 * @param id an identifier, the stored value
 * @param target where it leads
 */
public record Arm(int weight, String id, Target target) {}
