// The ids of the demo world by the keys of its cast. Pure type.
export type World = {
  people: Map<string, string>;
  organisations: Map<string, string>;
  series: Map<string, string>;
  vacancies: Map<string, string>;
};
