/** What the passwords of published breaches are made of, most of the time. In lower case. */
export const COMMON_WORDS: readonly string[] = `
password passwort passwd pass word contraseña motdepasse wachtwoord senha haslo parola salasana qwerty qwertz azerty
qwertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm admin administrator root user username login welcome willkommen bienvenue
letmein changeme default temp test testing demo guest secret secure security access master iloveyou loveyou love lover
monkey dragon football baseball basketball soccer hockey sunshine princess prince shadow superman batman spiderman
pokemon starwars trustno michael jennifer jordan michelle charlie andrew daniel jessica ashley matthew joshua thomas
anthony robert william nicole amanda melissa hunter killer pepper ginger buster summer winter spring autumn
january february march april june july august september october november december monday tuesday wednesday thursday
friday saturday sunday computer internet samsung google facebook apple microsoft windows android mustang ferrari
mercedes porsche chelsea arsenal liverpool barcelona manchester madrid juventus freedom whatever nothing hello hallo
bonjour flower cookie cheese chocolate banana orange purple yellow silver golden diamond angel angels jesus christ
heaven forever family friends mother father daughter sister brother baby babygirl lovely sweet honey happy lucky
money ninja matrix phoenix tiger lion eagle wolf panther falcon newsroom limited times thelimitedtimes editor publisher
translator journalist newspaper company office company123 corporate business london paris berlin madrid newyork america
abc123 qwe123 qaz123 zaq12wsx 1q2w3e4r 1qaz2wsx q1w2e3r4 aa123456 p4ssw0rd the this that with my me is and you your
`
  .trim()
  .split(/\s+/);
