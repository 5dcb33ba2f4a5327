using System.Text.Json;

namespace Twins.Tests.Infra;

/// <summary>What the app's identity may do: this and no more, each at the one resource that it is for.</summary>
public sealed class RoleTests
{
    private const string Storage = "Microsoft.Storage/storageAccounts";
    private const string Models = "Microsoft.CognitiveServices/accounts";
    private const string Search = "Microsoft.Search/searchServices";
    private const string Vault = "Microsoft.KeyVault/vaults";
    private const string Insights = "Microsoft.Insights/components";

    private static readonly (string Scope, string Role)[] Always =
    [
        (Models, "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd"),
        (Insights, "3913510d-42f4-4e42-8a64-420c390055eb"),
        (Vault, "4633458b-17de-408a-b874-0445c86b69e6"),
        (Storage, "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"),
        (Storage, "974c5e8b-45b9-4653-ba55-5f855dd0fb88"),
        (Storage, "b7e6dc6d-f1e8-4753-8033-0f276bb0955b"),
    ];

    private static readonly (string Scope, string Role)[] ForSearch =
    [
        (Search, "7ca78c08-252a-4471-8644-bb5ff32d4ba0"),
        (Search, "8ebe5a00-799e-43f5-93ac-243d3dce84a7"),
    ];

    [Fact]
    public async Task The_identity_has_exactly_the_roles_that_are_listed()
    {
        var deployment = await Deployment.Usual;
        (string, string) batch = (Models, Name(deployment.The("Microsoft.Authorization/roleDefinitions")));
        Assert.Equal(Sorted([.. Always, .. ForSearch, batch]), Sorted(Granted(deployment)));
    }

    [Fact]
    public async Task Without_search_and_batches_it_has_none_for_them()
    {
        var deployment = await Deployment.Small;
        Assert.Empty(deployment.Of("Microsoft.Authorization/roleDefinitions"));
        Assert.Equal(Sorted(Always), Sorted(Granted(deployment)));
    }

    [Fact]
    public async Task Who_deploys_may_set_secrets_and_nothing_else()
    {
        var more = Granted(await Deployment.Full).Except(Granted(await Deployment.Usual));
        Assert.Equal([(Vault, "b86a8fe4-44ce-4948-aee5-eccb2c155cd7")], more);
    }

    [Fact]
    public async Task The_role_for_batches_touches_files_and_batches_alone()
    {
        var role = (await Deployment.Usual).The("Microsoft.Authorization/roleDefinitions").GetProperty("properties");
        var permission = role.GetProperty("permissions").EnumerateArray().Single();
        Assert.Empty(permission.GetProperty("actions").EnumerateArray());
        Assert.All(permission.GetProperty("dataActions").EnumerateArray(), a => Assert.Matches("^Microsoft.CognitiveServices/accounts/OpenAI/(files|batches|batch-jobs)/[a-z/]+$", a.GetString()!));
        Assert.Equal($"/subscriptions/{Deployment.Subscription}/resourceGroups/rg-test", role.GetProperty("assignableScopes")[0].GetString());
    }

    private static IEnumerable<(string, string)> Granted(Deployment deployment) =>
        deployment.Of("Microsoft.Authorization/roleAssignments").Select(a => (Scope.Of(a), a.GetProperty("properties").GetProperty("roleDefinitionId").GetString()!.Split('/')[^1]));

    private static string Name(JsonElement resource) => resource.GetProperty("name").GetString()!;

    private static IEnumerable<(string, string)> Sorted(IEnumerable<(string, string)> roles) => roles.Order();
}
