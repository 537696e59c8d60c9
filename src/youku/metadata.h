// What viewers will see of a video, its limits, and the checks that run before anything is sent
// (protocol 4.1).
#pragma once

#include "youku/proposed_title.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>
#include <utility>

namespace youku {

enum class Copyright { Original, Reproduced };
enum class Privacy { All, Friend, Password, Private };

enum class Field {
    Title,
    Tags,
    Category,
    Description,
    Copyright,
    Privacy,
    WatchPassword,
    Latitude,
    Longitude,
    ShootTime,
    Account, // whose video it is: never of the metadata itself, but it may be asked for and not be known
};
inline constexpr Field lastField = Field::Account;

struct Metadata {
    QString title;
    QStringList tags; // none: "Others" is sent
    QString description;
    QString category; // a term of the category list; empty: left to Youku
    Copyright copyright = Copyright::Original;
    Privacy privacy = Privacy::All;
    QString watchPassword;           // only sent with Privacy::Password
    std::optional<double> latitude;  // degrees, -90 to 90; 0 is a place
    std::optional<double> longitude; // degrees, -180 to 180
    QDateTime shootTime;             // invalid: not given
    // What stood in a table for a field and was not understood, the name of an account that nobody here has
    // among it; nothing is sent until it is mended.
    QMap<Field, QString> notUnderstood;

    bool operator==(const Metadata &) const = default;
};

// The one table of limits. Lengths are Unicode code points.
namespace limits {
inline constexpr int titleMin = 2;
inline constexpr int titleMax = 50;
inline constexpr int tagsMax = 10;
inline constexpr int tagMin = 2;
inline constexpr int tagMax = 12;
inline constexpr int hanTagMax = 6;         // for a tag with any Han character
inline constexpr int descriptionMax = 1999; // "under 2000"
inline constexpr int watchPasswordMax = 32;
inline constexpr double latitudeMax = 90;
inline constexpr double longitudeMax = 180;
} // namespace limits

enum class Problem {
    Empty,
    TooShort, // amount: how many there are; limit: how many there must be
    TooLong,  // amount: how many too many; limit: the most
    OnlyDigits,
    Placeholder,  // subject: what in the title stands for something, and for what is not known
    TooMany,      // amount: how many there are; limit: the most
    Twice,        // the same tag again
    BadCharacter, // letters and digits only; a tag: no comma
    OutOfRange,
    Contradicts,   // a watch password with another privacy, which subject names
    Skipped,       // a time that clocks here never showed; amount: minutes from UTC it may be meant in
    TwoMoments,    // a time that clocks here showed twice; amount likewise
    NotUnderstood, // JSON of a wrong type or an unknown value
};

// One thing wrong with one field; words are made of it elsewhere.
struct FieldProblem {
    Field field = Field::Title;
    Problem problem = Problem::Empty;
    QString subject; // the tag or value it is about; may be empty. Never the password
    int amount = 0;
    int limit = 0;

    bool operator==(const FieldProblem &) const = default;
};

// Length as Youku counts it: Unicode code points.
int textLength(const QString &text);
bool hasHan(const QString &text);
bool onlyDigits(const QString &text); // and there are some

// Everything wrong with the metadata, in the order of the fields; empty when it can be sent.
QList<FieldProblem> problemsOf(const Metadata &metadata);

// Tags from text, by the one rule for window, table, console and paste: apart by commas, semicolons (also the
// Chinese ones), 、 and line ends, or as hash tags; plain, empty ones left out.
QStringList tagsFromText(const QString &text);

// Who may watch, as far as it was said: a watch password without a privacy means "password", with another one
// it is a problem. So a video meant for few is never shown to all.
void settlePrivacy(Metadata &metadata, bool privacyGiven, bool passwordGiven, QList<FieldProblem> *problems);

// Why a text is not taken for a shoot time.
FieldProblem shootTimeProblem(const QString &text);

// The parameters of create (4.1), in wire names; watch_password only with its privacy, unset ones left out.
QList<std::pair<QString, QString>> wireParameters(const Metadata &metadata);

// Wire names, for instance "watch_password"; values "original", "friend" and so on.
QString fieldName(Field field);
QString notUnderstoodKey(); // in JSON; never on the wire
QString wireName(Copyright copyright);
QString wireName(Privacy privacy);
std::optional<Copyright> copyrightFromWire(const QString &name);
std::optional<Privacy> privacyFromWire(const QString &name);

// JSON with keys as on the wire; tags as an array (a comma-separated string is read as well), shoot_time in
// ISO 8601. What is wrong with the JSON is added to problems and its field left as it was in `base`.
QJsonObject toJson(const Metadata &metadata);
Metadata metadataFromJson(const QJsonObject &json, const Metadata &base, QList<FieldProblem> *problems);

} // namespace youku
