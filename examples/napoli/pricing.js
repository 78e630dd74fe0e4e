export const price = size => ({ small: 20, medium: 30, large: 40 })[size];
