package org.ringfence.billing.number;

/**
 * Where an account is at home, and how its phones dial.
 *
 * @param country two letters (ISO 3166)
 */
public record Place(String country, DialPlan plan) {

    private static final String NANP = "1";

    /**
     * A place whose phones dial as is usual in its country.
     *
     * @param areaCode empty for none
     * @throws IllegalArgumentException with a sentence when there is no such country or plan
     */
    public static Place of(String country, String areaCode, NumberPlans plans) {
        String code = plans.codeOf(country);
        String international = code.equals(NANP) ? "011" : "00";
        return new Place(country, new DialPlan(code, areaCode, plans.nationalPrefixOf(country), international));
    }

    /** The home that tells what is local, national and international. */
    public Home home() {
        return new Home(country, plan.areaCode().isEmpty() ? "" : plan.countryCode() + plan.areaCode());
    }
}
