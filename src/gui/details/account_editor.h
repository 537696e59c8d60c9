// Whose the videos are, chosen among the accounts. Not there while there is nothing to choose. What the
// videos have is no part of their details, so it comes and goes beside them; a name that nobody here has is.
#pragma once

#include "gui/details/field_editor.h"
#include "transfer/record/account_id.h"
#include "youku/types.h"

#include <optional>

namespace gui {

struct AccountChoice {
    transfer::AccountId id;
    QString name;
    youku::ApiKind api = youku::ApiKind::Open; // that its app belongs to

    bool operator==(const AccountChoice &) const = default;
};

class AccountEditor : public FieldEditor
{
    Q_OBJECT
public:
    // box: all of it, hidden while there is nothing to choose.
    AccountEditor(QComboBox *combo, QWidget *box, const Frame &frame, QObject *parent);

    // What is chosen stays so. byDefault: of what names none.
    void setChoices(const QList<AccountChoice> &choices, const transfer::AccountId &byDefault);
    // Of the videos that are loaded next, in their order; also such as are none of the choices.
    void setOwners(const QList<AccountChoice> &owners);
    // None: nothing, or a name that nobody here has.
    std::optional<transfer::AccountId> chosen() const;
    std::optional<youku::ApiKind> chosenApi() const; // where it is known
    // Chooses the one of that name, as the user would; where nobody has it, that is the problem of the field.
    void typeName(const QString &name);

    void type(const youku::Metadata &wanted) override;
    QString text() const override;
    bool write(youku::Metadata *details) const override;

protected:
    void show(const QList<youku::Metadata> &videos) override;

private:
    void fill();
    void choose(const AccountChoice &one);
    void showBox();

    QComboBox *m_combo;
    QWidget *m_box;
    QList<AccountChoice> m_choices;
    transfer::AccountId m_byDefault;
    QList<AccountChoice> m_owners;
};

} // namespace gui
